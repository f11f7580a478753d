import functools

import httpx
from django.http import JsonResponse

from .models import Item


def with_client(view):
    @functools.wraps(view)
    async def inner(request):
        async with httpx.AsyncClient() as client:
            return await view(request, client=client)

    return inner


@with_client
async def fetch_data(request, session):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    response = await session.get(api_url)
    external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
