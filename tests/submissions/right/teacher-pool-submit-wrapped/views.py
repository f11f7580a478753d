import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
from django.http import JsonResponse

from .models import Item

pool = ThreadPoolExecutor(4)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    count = await asyncio.wrap_future(pool.submit(items.count))
    return JsonResponse({"external": external_data, "item_count": count})
