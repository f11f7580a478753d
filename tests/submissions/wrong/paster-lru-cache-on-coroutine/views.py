from functools import lru_cache

import httpx
from django.http import JsonResponse

from .models import Item


@lru_cache(maxsize=None)
async def get_external(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await get_external(api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
