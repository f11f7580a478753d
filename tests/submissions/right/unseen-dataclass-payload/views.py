from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import httpx
from django.http import HttpRequest, JsonResponse

from .models import Item


@dataclass(frozen=True, slots=True)
class Payload:
    external: Any
    item_count: int

    def to_response(self) -> JsonResponse:
        return JsonResponse(asdict(self))


async def fetch_data(request: HttpRequest) -> JsonResponse:
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    payload = Payload(external=external_data, item_count=await items.acount())
    return payload.to_response()
