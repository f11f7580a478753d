from functools import partial

import httpx
from django.http import JsonResponse

from .models import Item


async def todo_and_count(request, todo):
    api_url = "https://jsonplaceholder.typicode.com/todos/%d" % todo
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = partial(todo_and_count, todo=1)
