"""Everything the view needs from outside."""

from typing import Any

import httpx
from django.db.models import QuerySet


async def get_json(client: httpx.AsyncClient, url: str) -> Any:
    response = await client.get(url)
    return response.json()


async def count_rows(queryset: QuerySet) -> int:
    return await queryset.acount()
