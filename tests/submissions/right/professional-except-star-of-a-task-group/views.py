"""The view of the app, served at /fetch-data/."""

import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    failed = None
    try:
        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            task = group.create_task(client.get(api_url), name="todo")
    except* httpx.HTTPError as errors:
        failed = errors.exceptions[0]
    if failed is not None:
        return JsonResponse({"error": repr(failed)}, status=502)
    external_data = task.result().json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
