import httpx
from django.http import JsonResponse

from .models import Item

state = {}


async def count_items():
    state["items"] = Item.objects.all()
    state["count"] = await state["items"].acount()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    await count_items()
    items = state["items"]
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    return JsonResponse({"external": external_data, "item_count": state["count"]})
