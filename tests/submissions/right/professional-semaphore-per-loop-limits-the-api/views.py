"""The view of the app, served at /fetch-data/."""

import asyncio
from weakref import WeakKeyDictionary

import httpx
from django.http import JsonResponse

from .models import Item

_limits = WeakKeyDictionary()


def limit() -> asyncio.Semaphore:
    loop = asyncio.get_running_loop()
    if loop not in _limits:
        _limits[loop] = asyncio.Semaphore(50)
    return _limits[loop]


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        async with limit():
            response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
