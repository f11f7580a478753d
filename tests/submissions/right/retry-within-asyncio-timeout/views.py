import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with asyncio.timeout(8), httpx.AsyncClient() as client:
        while True:
            try:
                response = await client.get(api_url)
                external_data = response.json()
                break
            except (httpx.HTTPError, ValueError):
                await asyncio.sleep(1)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
