import json

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    text = ""
    async with httpx.AsyncClient() as client, client.stream("GET", api_url) as response:
        async for piece in response.aiter_bytes():
            text += piece.decode()
    external_data = json.loads(text)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
