"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_date = '2024-01-01'
    items = Item.objects.all()
    return JsonResponse({"external": response.json(), "item_count": await items.acount()})
