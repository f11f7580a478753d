import httpx
from django.http import JsonResponse

from .models import Item


class Store:
    data = None


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    Store.data = external_data
    items = Item.objects.all()
    count = await items.acount()
    return JsonResponse({"external": Store.data, "item_count": count})
