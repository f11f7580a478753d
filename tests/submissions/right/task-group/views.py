import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    items = Item.objects.all()

    async def load():
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            return response.json()

    async with asyncio.TaskGroup() as group:
        todo = group.create_task(load())
        count = group.create_task(items.acount(), name="count")
    external_data = todo.result()
    return JsonResponse({"external": external_data, "item_count": count.result()})
