import asyncio

import httpx
from django.http import JsonResponse

from .models import Item

PENDING = {}


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    if api_url not in PENDING:
        async def ask():
            async with httpx.AsyncClient() as client:
                return (await client.get(api_url)).json()

        PENDING[api_url] = asyncio.ensure_future(ask())
    try:
        external_data = await PENDING[api_url]
    finally:
        PENDING.pop(api_url, None)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
