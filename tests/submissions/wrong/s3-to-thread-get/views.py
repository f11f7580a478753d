import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    """Fetch in a thread so nothing blocks."""
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    response = await asyncio.to_thread(httpx.get, api_url, timeout=5.0)
    external_data = response.json()
    items = Item.objects.all()
    total = await asyncio.to_thread(items.count)
    return JsonResponse({"external": external_data, "item_count": total})
