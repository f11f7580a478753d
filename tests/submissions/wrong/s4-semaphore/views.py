from asyncio import Semaphore

import httpx
from django.http import JsonResponse

from .models import Item

one_at_a_time = Semaphore(1)


async def get_json(url):
    async with one_at_a_time, httpx.AsyncClient() as client:
        return (await client.get(url)).json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await get_json(api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
