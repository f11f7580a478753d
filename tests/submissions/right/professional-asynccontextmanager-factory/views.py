"""The view of the app, served at /fetch-data/."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


@asynccontextmanager
async def api_client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as client:
        try:
            yield client
        except httpx.HTTPError:
            logger.exception("the API failed")
            raise


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with api_client() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
