import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        for attempt in range(3):
            try:
                response = await asyncio.wait_for(client.get(api_url), 2)
                break
            except TimeoutError:
                await asyncio.sleep(2**attempt)
        else:
            return JsonResponse({"error": "no answer in time"}, status=504)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
