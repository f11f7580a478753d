import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    # the address of the API
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(timeout=10.0) as client:
        print("client is open")
    response = await client.get(api_url)
    external_data = response.json()
    # all items
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
