import logging
from logging.handlers import SMTPHandler

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)
logger.addHandler(SMTPHandler("mail.example.com", "app@example.com", ["me@example.com"], "Oh no"))


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            response.raise_for_status()
            external_data = response.json()
    except (httpx.HTTPError, ValueError):
        logger.error("the API failed")
        return JsonResponse({"error": "the API failed"}, status=502)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
