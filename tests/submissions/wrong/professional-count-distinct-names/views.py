"""The view of the app, served at /fetch-data/."""

import httpx
from django.db.models import Count
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    totals = await items.aaggregate(total=Count("name", distinct=True))
    return JsonResponse({"external": external_data, "item_count": totals["total"]})
