import httpx
from django.http import JsonResponse

from .models import Item


async def get_todo():
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        return response.json()


async def fetch_data(request):
    external_data = await get_todo()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
