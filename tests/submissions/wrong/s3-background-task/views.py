import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def load(url, target):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        target.update(response.json())


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    items = Item.objects.all()
    count = await items.acount()
    external_data = {}
    asyncio.create_task(load(api_url, external_data))
    return JsonResponse({"external": external_data, "item_count": count})
