from time import sleep

import httpx
from django.http import JsonResponse

from .models import Item


def wait_a_bit():
    sleep(0.5)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    wait_a_bit()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
