"""The view of the app, served at /fetch-data/."""

import httpx
from django.db import connection
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM items_item")
        (item_count,) = cursor.fetchone()
    return JsonResponse({"external": external_data, "item_count": item_count})
