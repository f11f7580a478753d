from django.http import JsonResponse
import httpx
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()

    items = Item.objects.all()
    all_items = []
    async for one_item in items:
        all_items.append(one_item)
    item_count = len(all_items)

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
