import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def ask(address):
    async with httpx.AsyncClient() as client:
        response = await client.get(address)
        return response.json()


def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = asyncio.run(ask(api_url))
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": items.count()})
