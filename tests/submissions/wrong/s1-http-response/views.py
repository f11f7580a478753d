import json

import httpx
from django.http import HttpResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        r = await client.get(api_url)
        external_data = r.json()
    items = Item.objects.all()
    body = json.dumps({"external": external_data, "item_count": await items.acount()})
    return HttpResponse(body, content_type="application/json")
