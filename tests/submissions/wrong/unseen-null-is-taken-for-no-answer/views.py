import asyncio

import httpx
from django.http import JsonResponse

from .models import Item

TRIES = 3


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data, attempt = None, 0
    async with httpx.AsyncClient() as client:
        while external_data is None and attempt < TRIES:
            attempt += 1
            try:
                response = await client.get(api_url)
            except httpx.TransportError:
                if attempt == TRIES:
                    raise
                await asyncio.sleep(0.2 * attempt)
            else:
                external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount(), "tries": attempt})
