import httpx
from django.http import JsonResponse

from .models import Item


def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    with httpx.Client() as client:
        external_data = client.get(api_url).json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": items.count()})
