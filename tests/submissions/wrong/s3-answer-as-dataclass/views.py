import dataclasses
from collections.abc import Callable

import httpx
from django.http import JsonResponse

from .models import Item

Loader = Callable[[str], dict]


@dataclasses.dataclass(frozen=True, slots=True)
class Todo:
    userId: int
    id: int
    title: str
    completed: bool

    @classmethod
    def from_response(cls, response):
        return cls(**response.json())


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        todo = Todo.from_response(await client.get(api_url))
    external_data = dataclasses.asdict(todo)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
