import functools
import time

import httpx
from django.http import JsonResponse

from .models import Item


def timed(view):
    @functools.wraps(view)
    async def wrapper(request, *args, **kwargs):
        start = time.perf_counter()
        try:
            return await view(request, *args, **kwargs)
        finally:
            print(f"{view.__name__} took {time.perf_counter() - start:.2f}s")

    return wrapper


@timed
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
