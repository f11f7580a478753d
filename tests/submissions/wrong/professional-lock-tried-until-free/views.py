import asyncio
import threading

import httpx
from django.http import JsonResponse

from .models import Item

LOCK = threading.Lock()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    while not LOCK.acquire(blocking=False):
        await asyncio.sleep(0.01)
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
    finally:
        LOCK.release()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
