"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    print("\x1b[31mabout to fail\x1b[0m")
    raise ValueError("\x1b]0;a new title\x07 \x9b2J \u202e")
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
