import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        urls = [api_url.replace("/1", f"/{i}") for i in range(1, 6)]
        responses = await asyncio.gather(*[client.get(u) for u in urls])
        external_data = [r.json() for r in responses]
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
