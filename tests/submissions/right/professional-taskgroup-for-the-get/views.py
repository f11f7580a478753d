"""The view of the app, served at /fetch-data/."""

import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(client.get(api_url))
        external_data = task.result().json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
