"""The view of the app, served at /fetch-data/."""

import logging

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


async def log_body(response):
    logger.debug("body: %s", response.text)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(event_hooks={"response": [log_body]}) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
