"""The view of the app, served at /fetch-data/."""

import queue

import httpx
from django.http import JsonResponse

from .models import Item

tickets = queue.Queue()
tickets.put("the only one")


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    ticket = tickets.get()
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
    finally:
        tickets.put(ticket)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
