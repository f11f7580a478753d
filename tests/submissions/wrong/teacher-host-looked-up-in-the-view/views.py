import socket

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    try:
        socket.gethostbyname("jsonplaceholder.typicode.com")
    except OSError:
        pass
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
