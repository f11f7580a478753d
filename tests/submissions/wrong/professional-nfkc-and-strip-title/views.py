"""The view of the app, served at /fetch-data/."""

import unicodedata

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    if isinstance(external_data, dict) and isinstance(external_data.get("title"), str):
        external_data["title"] = unicodedata.normalize("NFKC", external_data["title"]).strip()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
