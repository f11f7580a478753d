import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def until_it_answers(client, url):
    while True:
        try:
            response = await client.get(url)
            return response.raise_for_status().json()
        except (httpx.HTTPError, ValueError):
            await asyncio.sleep(0.5)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        try:
            external_data = await asyncio.wait_for(until_it_answers(client, api_url), 10)
        except TimeoutError:
            return JsonResponse({"error": "the API is down"}, status=504)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
