import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = None

    async def fill():
        nonlocal external_data
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).json()

    await asyncio.wait_for(fill(), timeout=8)
    items = Item.objects.all()
    item_count = await asyncio.wait_for(asyncio.shield(items.acount()), 8)
    return JsonResponse({"external": external_data, "item_count": item_count})
