import httpx
from django.http import JsonResponse

from .models import Item


async def make_reply(external_data, items):
    count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": count})


async def fetch_data(request):
    api_url = 'https://jsonplaceholder.typicode.com/todos/1'
    async with httpx.AsyncClient() as http:
        external_data = (await http.get(api_url)).json()
    items = Item.objects.all()
    return make_reply(external_data, items)
