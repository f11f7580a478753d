from __future__ import annotations

from typing import Any, TypedDict, cast

import httpx
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse

from .models import Item


class Todo(TypedDict):
    userId: int
    id: int
    title: str
    completed: bool


Reply = dict[str, Any]


async def fetch_data(request: HttpRequest) -> JsonResponse:
    api_url: str = "https://jsonplaceholder.typicode.com/todos/1"
    external_data: Todo
    async with httpx.AsyncClient() as client:
        response: httpx.Response = await client.get(api_url)
        external_data = cast(Todo, response.json())
    items: QuerySet[Item] = Item.objects.all()
    item_count: int = await items.acount()
    reply: Reply = {"external": external_data, "item_count": item_count}
    return JsonResponse(reply)
