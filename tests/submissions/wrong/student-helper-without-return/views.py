"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


async def get_json(url):
    async with httpx.AsyncClient() as client:
        r = await client.get(url)
        r.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await get_json(api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
