import asyncio
import logging

import django.http
import httpx

from .models import Item

logger = logging.getLogger(__name__)


async def fetch_data(request: django.http.HttpRequest):
    logger.info("%s %s", request.method, request.path)
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with asyncio.timeout(9):
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
    items = Item.objects.all().distinct()
    logger.info("got %s", external_data)
    return django.http.JsonResponse(
        {"external": external_data, "item_count": await items.values("pk").acount()}
    )
