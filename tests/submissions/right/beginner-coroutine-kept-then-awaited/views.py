from django.http import JsonResponse
import httpx
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        coroutine = client.get(api_url)
        response = await coroutine
        external_data = response.json()

    items = Item.objects.all()
    counting = items.acount()
    item_count = await counting

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
