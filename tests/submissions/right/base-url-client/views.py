import httpx
from django.http import JsonResponse

from .models import Item


class Todos(httpx.AsyncClient):
    def __init__(self, base, **kwargs):
        super().__init__(base_url=base, **kwargs)

    async def todo(self, path):
        response = await self.request("GET", path)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    base, _, number = api_url.rpartition("/")
    async with Todos(base) as todos:
        external_data = await todos.todo(number)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
