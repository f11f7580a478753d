"""Views of the items app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx
from django.http import JsonResponse

from items.models import Item

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

__all__ = ("fetch_data",)

TIMEOUT: Final = httpx.Timeout(10.0, connect=5.0)


async def fetch_data(request: HttpRequest) -> JsonResponse:
    """Combine a remote to-do with the number of local items."""
    del request  # unused, required by Django
    api_url: Final[str] = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        response: httpx.Response = await client.get(api_url)
        response.raise_for_status()
        external_data: dict[str, Any] = response.json()

    items: QuerySet[Item] = Item.objects.all()
    item_count: int = await items.acount()

    return JsonResponse({"external": external_data, "item_count": item_count})
