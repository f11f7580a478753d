import logging

import httpx
from django.http import JsonResponse

from .models import Item


logger = logging.getLogger(__name__)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    print("fetching", api_url)
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            print(response.status_code)
            external_data = response.json()
            logger.debug("got %s", external_data)
    except Exception:
        logger.exception("API failed")
        raise
    finally:
        pass
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
