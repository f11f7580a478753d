from django.http import HttpResponse, JsonResponse
import httpx
from .models import Item


def index(request):
    api_url = "nothing"
    return HttpResponse("Hello, world. You're at the index.")


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


def count_items(request):
    items = Item.objects.all()
    return JsonResponse({"item_count": items.count()})
