import httpx
from contextlib import aclosing
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = ("https://jsonplaceholder.typicode.com"
               "/todos/1")
    async with aclosing(httpx.AsyncClient()) as client:
        external_data = (await client.get(api_url)).json()
    items = Item.objects.all()
    item_count = sum([1 async for _ in items.aiterator(chunk_size=2)])
    return JsonResponse({"external": external_data, "item_count": item_count})
