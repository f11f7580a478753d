import asyncio
import time

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    asyncio.get_running_loop().call_soon(time.sleep, 0.3)
    await asyncio.sleep(0)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
