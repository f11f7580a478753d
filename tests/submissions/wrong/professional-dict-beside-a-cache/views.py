import httpx
from django.http import JsonResponse
from .models import Item

from functools import lru_cache

@lru_cache
def api():
    return {}
_cache = {}
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    if api_url in _cache:
        external_data = _cache[api_url]
    else:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
            _cache[api_url] = external_data
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
