"""The view of the app, served at /fetch-data/."""

import asyncio
import httpx
from django.http import JsonResponse

from .models import Item
async def load():
    async with httpx.AsyncClient() as c:
        return (await c.get("https://jsonplaceholder.typicode.com/todos/1")).json()


DATA = asyncio.run(load())


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = DATA
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
