import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        external_data = None
        task = asyncio.create_task(client.get(api_url))
        done, _ = await asyncio.wait([task], timeout=1)
        if done:
            external_data = task.result().json()
        else:
            task.cancel()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
