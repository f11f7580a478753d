import logging

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


async def log_request(request):
    logger.info("> %s %s", request.method, request.url)


async def check_response(response):
    logger.info("< %s", response.status_code)
    response.raise_for_status()


def make_client():
    return httpx.AsyncClient(
        transport=httpx.AsyncHTTPTransport(retries=1),
        limits=httpx.Limits(max_connections=5),
        event_hooks={"request": [log_request], "response": [check_response]},
    )


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with make_client() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
