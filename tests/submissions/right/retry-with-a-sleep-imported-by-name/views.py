from asyncio import sleep

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        for attempt in range(3):
            try:
                response = await client.get(api_url)
                response.raise_for_status()
                external_data = response.json()
                break
            except (httpx.HTTPError, ValueError):
                if attempt == 2:
                    raise
                await sleep(1)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
