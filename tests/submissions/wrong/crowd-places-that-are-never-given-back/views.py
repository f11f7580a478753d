import asyncio

import httpx
from django.http import JsonResponse

from .models import Item

SLOTS = asyncio.Semaphore(8)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    await SLOTS.acquire()
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    SLOTS.release()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
