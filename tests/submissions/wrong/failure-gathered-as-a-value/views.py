import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    items = Item.objects.all()
    async with httpx.AsyncClient() as client:
        response, item_count = await asyncio.gather(
            client.get(api_url), items.acount(), return_exceptions=True
        )
    external_data = response.json()
    return JsonResponse({"external": external_data, "item_count": item_count})
