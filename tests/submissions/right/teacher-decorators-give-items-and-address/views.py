import functools
import logging

import httpx
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from .models import Item

ADDRESS = "https://jsonplaceholder.typicode.com/todos/1"


def with_items(view):
    @functools.wraps(view)
    async def inner(*args, **kwargs):
        return await view(*args, items=Item.objects.all(), **kwargs)

    return inner


def given(**gifts):
    def around(view):
        @functools.wraps(view)
        async def inner(request):
            return await view(request, **gifts)

        return inner

    return around


@require_GET
@given(api_url=ADDRESS, logger=logging.getLogger(__name__))
@with_items
async def fetch_data(request, *, items, api_url, logger):
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    logger.info("asked %s", api_url)
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
