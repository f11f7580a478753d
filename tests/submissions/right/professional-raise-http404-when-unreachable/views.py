"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import Http404, JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).raise_for_status().json()
    except httpx.TransportError as error:
        raise Http404("no such todo") from error
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
