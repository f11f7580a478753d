import os
from urllib.parse import urljoin

import httpx
from django.http import JsonResponse

from .models import Item

API_ROOT = os.environ.get("TODO_API_ROOT", "https://jsonplaceholder.typicode.com/")


async def fetch_data(request):
    """Fetches a todo, counts the items."""
    api_url = urljoin(API_ROOT, "todos/" + str(1))
    async with httpx.AsyncClient(trust_env=False, follow_redirects=True) as client:
        resp = await client.get(api_url)
        external_data = resp.raise_for_status().json()
    items = Item.objects.get_queryset()
    item_count = await items.acount() if await items.aexists() else 0
    return JsonResponse({"external": external_data, "item_count": item_count}, status=200)
