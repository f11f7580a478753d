"""The view of the app, served at /fetch-data/."""

import httpx
from asgiref.sync import async_to_sync
from django.http import JsonResponse

from .models import Item


async def _load(api_url):
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    return async_to_sync(_load)(api_url)
