import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).json()
    except httpx.HTTPError:
        external_data = httpx.get(api_url).json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
