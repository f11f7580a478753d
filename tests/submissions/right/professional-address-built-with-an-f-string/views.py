"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item

BASE_URL = "https://jsonplaceholder.typicode.com"
TODO_ID = 1


async def fetch_data(request):
    api_url = f"{BASE_URL}/todos/{TODO_ID:d}"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
