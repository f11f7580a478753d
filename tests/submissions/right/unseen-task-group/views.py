import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def load(url):
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).raise_for_status().json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    items = Item.objects.all()

    async with asyncio.TaskGroup() as tg:
        api_task = tg.create_task(load(api_url), name="api")
        count_task = tg.create_task(items.acount(), name="count")

    external_data = api_task.result()
    return JsonResponse({"external": external_data, "item_count": count_task.result()})
