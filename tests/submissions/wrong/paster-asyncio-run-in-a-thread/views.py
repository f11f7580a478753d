import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
from django.http import JsonResponse

from .models import Item


async def get_json(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    with ThreadPoolExecutor(max_workers=1) as pool:
        external_data = pool.submit(asyncio.run, get_json(api_url)).result()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
