"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(timeout=10.0) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()

    # TODO(step 4): return a JsonResponse with external (the API's JSON) and item_count.
