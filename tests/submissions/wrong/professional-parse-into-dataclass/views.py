"""The view of the app, served at /fetch-data/."""

from dataclasses import asdict, dataclass

import httpx
from django.http import JsonResponse

from .models import Item


@dataclass(frozen=True)
class Todo:
    userId: int
    id: int
    title: str
    completed: bool


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    todo = Todo(**external_data)
    return JsonResponse({"external": asdict(todo), "item_count": await items.acount()})
