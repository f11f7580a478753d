"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item

SCHEMA = {"userId": int, "id": int, "title": str, "completed": bool}


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    external = {name: kind(external_data.get(name)) for name, kind in SCHEMA.items()}
    return JsonResponse({"external": external, "item_count": await items.acount()})
