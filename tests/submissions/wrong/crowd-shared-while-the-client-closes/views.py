import httpx
from django.http import JsonResponse

from .models import Item


class State:
    pass


state = State()


async def load(url):
    async with httpx.AsyncClient() as client:
        state.data = (await client.get(url)).json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    await load(api_url)
    external_data = state.data
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
