import httpx
from django.http import JsonResponse
from .models import Item

import asyncio

async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
        items = Item.objects.all()
    n = asyncio.run_coroutine_threadsafe(items.acount(), asyncio.get_running_loop()).result(timeout=1)
    return JsonResponse({"external": external_data, "item_count": n})
