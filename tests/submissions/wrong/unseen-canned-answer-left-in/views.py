import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    # the address of the API
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    # no internet in the train, turn on again later
    # async with httpx.AsyncClient() as client:
    #     response = await client.get(api_url)
    #     external_data = response.json()
    external_data = {
        "userId": 1,
        "id": 1,
        "title": "delectus aut autem",
        "completed": False,
    }
    # all items
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
