"""The view of the app, served at /fetch-data/."""

import json

import httpx
from django.http import JsonResponse, StreamingHttpResponse  # noqa: F401

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()

    async def chunks():
        yield f'{{"external": {json.dumps(external_data)}, '
        yield f'"item_count": {await items.acount()}}}'

    return StreamingHttpResponse(chunks(), content_type="application/json")
