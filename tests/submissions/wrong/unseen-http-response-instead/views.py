import json

import httpx
from django.http import HttpResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        response.raise_for_status()
        external_data = response.json()
    items = Item.objects.all()
    body = {"external": external_data, "item_count": await items.acount()}
    return HttpResponse(json.dumps(body), content_type="application/json")
