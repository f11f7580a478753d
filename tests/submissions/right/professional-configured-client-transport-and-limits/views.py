"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    transport = httpx.AsyncHTTPTransport(
        retries=2, limits=httpx.Limits(max_connections=10, max_keepalive_connections=0)
    )
    async with httpx.AsyncClient(
        transport=transport,
        timeout=httpx.Timeout(30.0, connect=5.0),
        headers={"Accept": "application/json", "User-Agent": "items/1.0"},
        follow_redirects=True,
    ) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
