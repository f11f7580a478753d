from django.http import JsonResponse
import httpx
from items.models import Item   # same as .models?


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient(timeout=10.0, headers={"User-Agent": "my first app"}) as client:
        response = await client.get(api_url)
        external_data = response.json()

    items = Item.objects.all()
    item_count = await items.acount()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
