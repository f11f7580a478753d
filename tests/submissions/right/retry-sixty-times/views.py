import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        for attempt in range(60):
            try:
                response = await client.get(api_url)
                external_data = response.json()
                break
            except (httpx.HTTPError, ValueError):
                await asyncio.sleep(1)
        else:
            return JsonResponse({"error": "the API is down"}, status=503)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
