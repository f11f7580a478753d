import asyncio

import httpx
from django.http import JsonResponse

from .models import Item

api_is_back = asyncio.Event()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        try:
            response = await client.get(api_url)
        except httpx.HTTPError:
            await api_is_back.wait()
            response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
