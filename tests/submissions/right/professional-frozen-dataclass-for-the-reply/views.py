"""The view of the app, served at /fetch-data/."""

from dataclasses import asdict, dataclass
from typing import Any

import httpx
from django.http import JsonResponse

from .models import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    external: Any
    item_count: int


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    payload = Payload(external=external_data, item_count=await items.acount())
    return JsonResponse(asdict(payload))
