"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .services import ItemService


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    return JsonResponse({"external": external_data, "item_count": await ItemService.total()})
