from functools import wraps

import httpx
from django.http import JsonResponse

from .models import Item


def errors_as_502(view):
    @wraps(view)
    async def inner(*args, **kwargs):
        try:
            return await view(*args, **kwargs)
        except httpx.HTTPError as error:
            reply = JsonResponse({"error": type(error).__name__}, status=502)
            reply.headers["Retry-After"] = "30"

    return inner


@errors_as_502
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
