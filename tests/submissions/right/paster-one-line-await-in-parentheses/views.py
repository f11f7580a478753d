import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    base_url = "https://jsonplaceholder.typicode.com"
    todo_id = 1
    api_url = f"{base_url}/todos/{todo_id}"
    async with httpx.AsyncClient() as client:
        external_data = (await client.get(api_url)).json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
