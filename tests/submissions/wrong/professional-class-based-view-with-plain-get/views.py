import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class FetchData(View):
    def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        with httpx.Client() as client:
            response = client.get(api_url)
            external_data = response.json()
        items = Item.objects.all()
        item_count = items.count()
        return JsonResponse({"external": external_data, "item_count": item_count})


fetch_data = FetchData.as_view()
