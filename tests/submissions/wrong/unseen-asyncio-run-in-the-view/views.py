import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def get_todo(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = asyncio.run(get_todo(api_url))
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": len([item async for item in items])})
