import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    client = httpx.AsyncClient()
    try:
        response = await client.get(api_url)
        external_data = response.json()
        items = Item.objects.all()
        count = await items.acount()
        if count == 0:
            return JsonResponse({"external": external_data, "message": "empty"})
        return JsonResponse({"external": external_data, "item_count": count})
    finally:
        await client.aclose()
