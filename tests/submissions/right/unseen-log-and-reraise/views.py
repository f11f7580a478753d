import logging

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            response.raise_for_status()
            external_data = response.json()
    except httpx.HTTPError:
        logger.exception("could not fetch %s", api_url)
        raise
    else:
        logger.debug("got %r", external_data)

    items = Item.objects.all()
    item_count = await items.acount()
    logger.info("%d items in the database", item_count)
    return JsonResponse({"external": external_data, "item_count": item_count})
