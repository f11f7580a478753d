import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class FetchData(View):
    item_count = 0

    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        items = Item.objects.all()
        FetchData.item_count = await items.acount()
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        return JsonResponse({"external": external_data, "item_count": self.item_count})


fetch_data = FetchData.as_view()
