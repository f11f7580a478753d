import httpx
from django.http import JsonResponse

from .models import Item


CACHE = {}


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    if api_url not in CACHE:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            CACHE[api_url] = response.json()
    external_data = CACHE[api_url]
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
