import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        item_count = await loop.run_in_executor(pool, items.count)
    return JsonResponse({"external": external_data, "item_count": item_count})
