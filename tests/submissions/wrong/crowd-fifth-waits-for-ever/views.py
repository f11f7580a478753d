import asyncio

import httpx
from django.http import JsonResponse

from .models import Item

inside = []
room = asyncio.Event()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    if len(inside) == 4:
        await room.wait()
    inside.append(request)
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
    finally:
        inside.remove(request)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
