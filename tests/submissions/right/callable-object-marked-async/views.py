import httpx
from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse

from .models import Item


class FetchData:
    def __init__(self, timeout):
        self.timeout = timeout
        markcoroutinefunction(self)

    async def __call__(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient(timeout=self.timeout) as client:
            response = await client.get(api_url)
            external_data = response.json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = FetchData(timeout=8)
