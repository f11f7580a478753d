import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def get_json(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    external_data = loop.run_until_complete(get_json(api_url))
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
