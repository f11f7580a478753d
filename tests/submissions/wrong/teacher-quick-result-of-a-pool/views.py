import concurrent.futures

import httpx
from django.http import JsonResponse

from .models import Item


POOL = concurrent.futures.ThreadPoolExecutor(1)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    POOL.submit(sum, [1, 2]).result()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
