"""The view of the app, served at /fetch-data/."""

import aiohttp
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with aiohttp.ClientSession() as session:
        async with session.get(api_url) as response:
            external_data = await response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
