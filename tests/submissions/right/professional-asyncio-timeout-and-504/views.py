"""The view of the app, served at /fetch-data/."""

import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with asyncio.timeout(30), httpx.AsyncClient(timeout=None) as client:
            external_data = (await client.get(api_url)).json()
    except TimeoutError:
        return JsonResponse({"error": "timeout"}, status=504)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
