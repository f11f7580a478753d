from django.http import JsonResponse
import httpx
from .models import Item


def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    response = httpx.get(api_url)
    external_data = response.json()

    items = Item.objects.all()
    item_count = items.count()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
