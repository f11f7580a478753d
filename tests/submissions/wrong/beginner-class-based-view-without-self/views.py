import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class FetchData(View):
    async def get(request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        items = Item.objects.all()
        item_count = await items.acount()
        return JsonResponse({"external": external_data, "item_count": item_count})


fetch_data = FetchData.as_view()
