import functools

import httpx
from django.http import JsonResponse

from .models import Item


def no_store(func):
    @functools.wraps(func)
    async def wrapped(request):
        response = await func(request)
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


async def fetch_data_view(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = no_store(fetch_data_view)
