import httpx
from django.http import JsonResponse

from .models import Item


class FetchData:
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async def __call__(self, request):
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(self.api_url)).json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = FetchData()
