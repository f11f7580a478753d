import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        waiting = asyncio.create_task(client.get(api_url))
        done, pending = await asyncio.wait({waiting}, timeout=9)
        if pending:
            waiting.cancel()
            return JsonResponse({"error": "the API is too slow"}, status=504)
        external_data = done.pop().result().json()
    del waiting, done, pending, client
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
