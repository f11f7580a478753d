"""The view of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx
from django.http import HttpRequest, JsonResponse

from .models import Item

if TYPE_CHECKING:
    from django.db.models import QuerySet


async def fetch_data(request: HttpRequest) -> JsonResponse:
    api_url: Final[str] = "https://jsonplaceholder.typicode.com/todos/1"
    client: httpx.AsyncClient
    async with httpx.AsyncClient() as client:
        response: httpx.Response = await client.get(api_url)
        external_data: Any = response.json()
    items: QuerySet[Item] = Item.objects.all()
    item_count: int = await items.acount()
    return JsonResponse({"external": external_data, "item_count": item_count})
