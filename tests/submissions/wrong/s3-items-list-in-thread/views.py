import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse

from .models import Item


@sync_to_async
def get_items():
    return list(Item.objects.all())


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        external_data = (await client.get(api_url)).json()
    items = await get_items()
    return JsonResponse({"external": external_data, "item_count": len(items)})
