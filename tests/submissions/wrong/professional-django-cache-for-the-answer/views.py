"""The view of the app, served at /fetch-data/."""

import httpx
from django.core.cache import cache
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await cache.aget("todo")
    if external_data is None:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        await cache.aset("todo", external_data, timeout=60)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
