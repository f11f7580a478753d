import json

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client, client.stream("GET", api_url) as response:
        text = "".join([part async for part in response.aiter_text()])
    external_data = json.loads(text)
    items = Item.objects.all()
    item_count = len([name async for name in items.values_list("name", flat=True)])
    return JsonResponse({"external": external_data, "item_count": item_count})
