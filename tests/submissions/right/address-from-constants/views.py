import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse

from .models import Item

API_HOST = "https://jsonplaceholder.typicode.com"
TODO_ID = 1


async def fetch_data(request):
    api_url = f"{API_HOST}/todos/{TODO_ID}"
    async with httpx.AsyncClient() as client:
        res = await client.get(api_url)
        res.raise_for_status()
        external_data = res.json()

    items = Item.objects.all()
    item_count = await sync_to_async(lambda: items.count())()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
