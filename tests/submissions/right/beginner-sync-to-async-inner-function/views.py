from django.http import JsonResponse
import httpx
from asgiref.sync import sync_to_async
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()

    items = Item.objects.all()

    @sync_to_async
    def get_count():
        return items.count()

    item_count = await get_count()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
