"""The view of the app, served at /fetch-data/."""

import asyncio
import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        task = asyncio.create_task(client.get(api_url))
        response = task
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
