import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class FetchData(View):
    http_method_names = ["get", "post"]

    async def post(self, request):
        return await self.get(request)

    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = FetchData.as_view()
