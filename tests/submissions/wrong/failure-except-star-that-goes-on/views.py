import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = None
    try:
        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            asking = group.create_task(client.get(api_url))
        external_data = asking.result().json()
    except* httpx.HTTPError:
        print("no luck")
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
