"""The view of the app, served at /fetch-data/."""

import asyncio

import httpx
from django.db import connection
from django.http import JsonResponse

from .models import Item


def count_in_thread(queryset) -> int:
    try:
        return queryset.count()
    finally:
        connection.close()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await asyncio.to_thread(count_in_thread, items)})
