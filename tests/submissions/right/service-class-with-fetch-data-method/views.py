import httpx
from django.http import JsonResponse

from .models import Item


class TodoService:
    """Everything about the external API."""

    def __init__(self, url):
        self.url = url

    async def fetch_data(self):
        async with httpx.AsyncClient() as client:
            response = await client.get(self.url)
            return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    service = TodoService(api_url)
    external_data = await service.fetch_data()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
