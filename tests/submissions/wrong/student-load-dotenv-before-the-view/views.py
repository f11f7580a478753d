"""The view of the app, served at /fetch-data/."""

import os
from dotenv import load_dotenv
import httpx
from django.http import JsonResponse

from .models import Item


load_dotenv()


async def fetch_data(request):
    api_url = os.environ["API_URL"]
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
