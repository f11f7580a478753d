import asyncio
import queue
import threading

import httpx
from django.http import JsonResponse

from .models import Item

log_queue = queue.SimpleQueue()


def write_log():
    while True:
        print(log_queue.get())


threading.Thread(target=write_log, daemon=True).start()


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
    log_queue.put("fetched")
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
