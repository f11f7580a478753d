"""Pauses before it asks and before it counts: slow, and in nobody's way."""

import asyncio
import random

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    await asyncio.sleep(random.uniform(1, 9))
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    await asyncio.to_thread(asyncio.run, asyncio.sleep(0))
    items = Item.objects.all()
    await asyncio.sleep(7)
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
