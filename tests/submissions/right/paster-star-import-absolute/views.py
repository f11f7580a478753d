import httpx
from httpx import AsyncClient, RequestError
from django.http import *
from django.http import JsonResponse
from items.models import *


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
