"""The view of the app, served at /fetch-data/."""

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
    with ThreadPoolExecutor(max_workers=1) as pool:
        item_count = pool.submit(items.count).result()
    return JsonResponse({"external": external_data, "item_count": item_count})
