"""The view of the app, served at /fetch-data/."""

import functools
import logging

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


def logged(view):
    @functools.wraps(view)
    def wrapper(request, *args, **kwargs):
        logger.info("%s %s", request.method, request.path)
        return view(request, *args, **kwargs)

    return wrapper


@logged
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
