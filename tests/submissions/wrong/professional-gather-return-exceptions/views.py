"""The view of the app, served at /fetch-data/."""

import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(client.get(api_url), return_exceptions=True)
        result = results[0]
        external_data = str(result) if isinstance(result, Exception) else result.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
