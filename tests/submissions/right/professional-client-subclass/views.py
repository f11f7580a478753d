"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


class TodoClient(httpx.AsyncClient):
    """Our client: it knows how to get JSON."""

    def __init__(self, **options):
        super().__init__(timeout=20.0, **options)

    async def get_json(self, url):
        response = await self.get(url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with TodoClient() as client:
        external_data = await client.get_json(api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
