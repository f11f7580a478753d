import codecs
import json

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    decoder = codecs.getincrementaldecoder("utf-8")()
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", api_url) as response:
            response.raise_for_status()
            text = ""
            async for chunk in response.aiter_bytes(100):
                text += decoder.decode(chunk)
            external_data = json.loads(text + decoder.decode(b"", final=True))
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
