import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient(timeout=10.0) as client:
        r = await client.get(api_url)
    r.raise_for_status()
    external_data = r.json()

    items = Item.objects.all()
    await Item.objects.acreate(name="todo")
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
