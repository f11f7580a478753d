"""The view of the app, served at /fetch-data/."""

from functools import cache

import httpx
from django.http import JsonResponse

from .models import Item


@cache
async def count_all(model):
    return await model.objects.acount()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await count_all(items.model)})
