import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse

from .models import Item


@sync_to_async
def count_rows(qs):
    # runs in a thread, so blocking is OK here
    return qs.count()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        r = await client.get(api_url)
        external_data = r.json()
    items = Item.objects.all()
    item_count = await count_rows(items)
    return JsonResponse({"external": external_data, "item_count": item_count})
