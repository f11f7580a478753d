import httpx
from django.http import JsonResponse

from .models import Item


def tidied(value):
    if isinstance(value, float):
        return int(value)
    if isinstance(value, dict):
        return {key: tidied(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [tidied(inner) for inner in value]
    return value


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
    external_data = tidied(response.json())
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
