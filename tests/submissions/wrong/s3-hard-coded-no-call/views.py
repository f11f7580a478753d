import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    # TODO: call the API
    external_data = {
        "userId": 1,
        "id": 1,
        "title": "delectus aut autem",
        "completed": False,
    }
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
