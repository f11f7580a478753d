"""The view of the app, served at /fetch-data/."""

import json

import httpx
from django.http import HttpResponse, JsonResponse  # noqa: F401

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    body = json.dumps({"external": external_data, "item_count": await items.acount()})
    return HttpResponse(body, content_type="application/json")
