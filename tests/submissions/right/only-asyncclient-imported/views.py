from asgiref.sync import sync_to_async
from django import http
from httpx import AsyncClient

from items.models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with AsyncClient() as client:
        external_data = (await client.get(api_url)).json()
    items = Item.objects.all()
    item_count = await sync_to_async(items.count)()
    return http.JsonResponse({"external": external_data, "item_count": item_count})
