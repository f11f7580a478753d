"""The view of the app, served at /fetch-data/."""

import httpx
from asgiref.sync import sync_to_async
from django.db import connection
from django.http import JsonResponse

from .models import Item


def count_rows(queryset):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT COUNT(*) FROM "{queryset.model._meta.db_table}"')
        return cursor.fetchone()[0]


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await sync_to_async(count_rows, thread_sensitive=True)(items)})
