import asyncio
import threading

import httpx
from django.db import connection
from django.http import JsonResponse

from .models import Item


async def count_in_own_thread(queryset):
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def work():
        try:
            number = queryset.count()
            loop.call_soon_threadsafe(future.set_result, number)
        finally:
            connection.close()

    threading.Thread(target=work, daemon=True).start()
    return await future


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await count_in_own_thread(items)})
