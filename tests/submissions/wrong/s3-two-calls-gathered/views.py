import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        answers = await asyncio.gather(*[client.get(api_url) for _ in range(2)])
    external_data = answers[0].json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
