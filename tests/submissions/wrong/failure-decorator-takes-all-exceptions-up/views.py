from functools import wraps

import httpx
from django.http import JsonResponse

from .models import Item


def safe(view):
    @wraps(view)
    async def inner(request):
        try:
            return await view(request)
        except Exception as error:
            return JsonResponse({"error": str(error)}, status=500)

    return inner


@safe
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    title = external_data["title"]
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
