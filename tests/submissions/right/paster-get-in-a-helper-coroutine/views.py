import httpx
from django.http import JsonResponse

from .models import Item


async def get_json(client, url):
    response = await client.get(url)
    return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        external_data = await get_json(client, api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
