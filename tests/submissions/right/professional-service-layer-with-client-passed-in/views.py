"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item
from .services import count_rows, get_json


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        external_data = await get_json(client, api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await count_rows(items)})
