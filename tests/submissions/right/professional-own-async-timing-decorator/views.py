"""The view of the app, served at /fetch-data/."""

import functools
import logging
import time

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


def timed(view):
    @functools.wraps(view)
    async def wrapper(request, *args, **kwargs):
        started = time.perf_counter()
        try:
            return await view(request, *args, **kwargs)
        finally:
            logger.info("%s took %.3f s", view.__name__, time.perf_counter() - started)

    return wrapper


@timed
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
