import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    client = httpx.AsyncClient()
    try:
        response = await client.get(api_url)
        external_data = response.json()
    except Exception:
        await client.aclose()
        raise
    if external_data:
        await client.aclose()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
