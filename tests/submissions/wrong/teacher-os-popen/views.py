import os

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    os.popen("sleep 0.2; echo x").read()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
