import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    client = httpx.AsyncClient()
    call = client.get(api_url)
    response = asyncio.get_event_loop().run_until_complete(call)
    external_data = response.json()
    await client.aclose()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
