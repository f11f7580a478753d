import httpx
from django.http import JsonResponse

from .models import Item

item_count = 0


async def fetch_data(request):
    global item_count
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    items = Item.objects.all()
    item_count = await items.acount()
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    return JsonResponse({"external": external_data, "item_count": item_count})
