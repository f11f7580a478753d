from django.http import JsonResponse
import httpx
import asyncio
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        while True:
            try:
                response = await client.get(api_url)
                external_data = response.json()
                break
            except Exception:
                await asyncio.sleep(0.5)

    items = Item.objects.all()
    item_count = await items.acount()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
