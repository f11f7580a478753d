import asyncio
from contextlib import AsyncExitStack

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(asyncio.timeout(10))
        client = await stack.enter_async_context(httpx.AsyncClient())
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        response = await client.get(api_url)
        external_data = response.json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})
