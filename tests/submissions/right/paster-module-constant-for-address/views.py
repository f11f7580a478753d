import httpx
from django.http import JsonResponse

from .models import Item


API_URL = "https://jsonplaceholder.typicode.com/todos/1"  # noqa
TIMEOUT = 5


async def fetch_data(request):
    api_url = API_URL
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
