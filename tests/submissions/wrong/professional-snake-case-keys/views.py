"""The view of the app, served at /fetch-data/."""

import re

import httpx
from django.http import JsonResponse

from .models import Item


def snake(key: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", key).lower()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    external = {snake(key): value for key, value in external_data.items()}
    return JsonResponse({"external": external, "item_count": await items.acount()})
