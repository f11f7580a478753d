import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
from django.http import JsonResponse

from .models import Item


async def call_api(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    with ThreadPoolExecutor() as pool:
        external_data = pool.submit(asyncio.run, call_api(api_url)).result()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
