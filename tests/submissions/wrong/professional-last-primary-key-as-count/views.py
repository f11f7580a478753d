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
    newest = await items.order_by("pk").alast()
    item_count = newest.pk if newest else 0
    return JsonResponse({"external": external_data, "item_count": item_count})
