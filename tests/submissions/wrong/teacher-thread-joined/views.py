import threading
import time

import httpx
from django.http import JsonResponse

from .models import Item


def write_log():
    time.sleep(1)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    thread = threading.Thread(target=write_log)
    thread.start()
    thread.join()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
