import httpx
from django.http import JsonResponse

from .models import Item


def handler(request):
    return httpx.Response(200, json={"userId": 1, "id": 1, "title": "test", "completed": False})


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    transport = httpx.MockTransport(handler)
    async with httpx.AsyncClient(transport=transport) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
