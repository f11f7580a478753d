import httpx
from django.core.cache import cache
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await cache.aget("external")
    if external_data is None:
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).json()
        await cache.aset("external", external_data, 300)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
