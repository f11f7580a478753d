import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    with httpx.Client(timeout=10) as client:
        response = client.get(api_url)
        response.raise_for_status()
        external_data = response.json()

    items = Item.objects.all()
    count = await sync_to_async(items.count)()
    return JsonResponse({"external": external_data, "item_count": count})
