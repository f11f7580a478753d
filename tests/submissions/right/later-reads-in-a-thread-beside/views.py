import threading

import httpx
from django.http import JsonResponse

from .models import Item


def read_slowly():
    for _ in Item.objects.iterator(chunk_size=1):
        threading.Event().wait(0.2)
        break


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    threading.Thread(target=read_slowly).start()  # nobody needs what it reads
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
