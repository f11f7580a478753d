import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request, todo_id):
    api_url = f"https://jsonplaceholder.typicode.com/todos/{todo_id}"
    async with httpx.AsyncClient() as client:
        external_data = (await client.get(api_url)).json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
