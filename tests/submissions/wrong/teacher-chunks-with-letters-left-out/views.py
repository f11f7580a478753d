import json

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", api_url) as response:
            text = ""
            async for chunk in response.aiter_bytes(16):
                text += chunk.decode("utf-8", errors="ignore")
            external_data = json.loads(text)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
