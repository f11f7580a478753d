import httpx
from django.http import JsonResponse

from .models import Item

item_total = None


async def fetch_data(request):
    global item_total
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(timeout=10.0) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    if item_total is None:
        item_total = await items.acount()
    return JsonResponse({"external": external_data, "item_count": item_total})
