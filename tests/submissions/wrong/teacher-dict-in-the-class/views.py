import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class FetchData(View):
    data = {}

    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        self.data["external"] = external_data
        items = Item.objects.all()
        self.data["item_count"] = await items.acount()
        return JsonResponse(self.data)


fetch_data = FetchData.as_view()
