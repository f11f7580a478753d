import asyncio

import httpx
import nest_asyncio
from django.http import JsonResponse

from .models import Item

nest_asyncio.apply()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    item_count = asyncio.get_event_loop().run_until_complete(items.acount())
    return JsonResponse({"external": external_data, "item_count": item_count})
