import queue
import threading

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    done = queue.Queue()
    threading.Timer(1.0, done.put, ("ready",)).start()
    done.get()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
