import asyncio
import threading
import time

import httpx
from django.http import JsonResponse

from .models import Item


def beat():
    while True:
        time.sleep(30)


threading.Thread(target=beat, daemon=True).start()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        for attempt in range(3):
            try:
                response = await client.get(api_url)
                break
            except httpx.TransportError:
                if attempt == 2:
                    raise
                await asyncio.sleep(1)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
