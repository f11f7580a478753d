import select

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    select.select([], [], [], 0.5)  # be gentle with the database
    items = Item.objects.all()
    item_count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": item_count})
