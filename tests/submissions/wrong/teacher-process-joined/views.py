import multiprocessing
import time

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    process = multiprocessing.Process(target=time.sleep, args=(0.2,))
    process.start()
    process.join()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
