import json
import os
import tempfile

import httpx
from django.http import JsonResponse

from .models import Item

folder = tempfile.TemporaryDirectory()
CACHE = os.path.join(folder.name, "answer.json")


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    if os.path.exists(CACHE):
        with open(CACHE) as file:
            external_data = json.load(file)
    else:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        with open(CACHE, "w") as file:
            json.dump(external_data, file)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
