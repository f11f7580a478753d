import json

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    content = b""
    async with httpx.AsyncClient() as client, client.stream("GET", api_url) as response:
        async for piece in response.aiter_bytes():
            content += piece
    external_data = json.loads(content.decode("utf-8"))
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
