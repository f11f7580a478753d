from functools import lru_cache
import httpx
from django.http import JsonResponse

from .models import Item


@lru_cache
def get_client():
    return httpx.AsyncClient()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    client = get_client()
    response = await client.get(api_url)
    external_data = response.json()
    items = Item.objects.all()
    count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": count})
