import httpx
from django.http import JsonResponse

from .models import Item


async def get_external(api_url):
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
    external_data = response.json()
    return external_data


async def count(items):
    item_count = await items.acount()
    return item_count


def reply(external_data, item_count):
    return JsonResponse({"external": external_data, "item_count": item_count})


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await get_external(api_url)
    items = Item.objects.all()
    return reply(external_data, await count(items))
