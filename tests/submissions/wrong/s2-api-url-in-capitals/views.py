from django.http import JsonResponse
from httpx import AsyncClient

from .models import Item


async def fetch_data(request):
    API_URL = "https://jsonplaceholder.typicode.com/todos/1"
    async with AsyncClient() as client:
        response = await client.get(API_URL)
    external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
