import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        for pause in (1, 2, None):
            try:
                external_data = (await client.get(api_url)).raise_for_status().json()
                break
            except (httpx.HTTPError, ValueError):
                if pause is None:
                    raise
                await asyncio.wait([asyncio.get_running_loop().create_future()], timeout=pause)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
