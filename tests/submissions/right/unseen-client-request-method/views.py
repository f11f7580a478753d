import httpx
from django.http import JsonResponse

from .models import Item

HEADERS = {"User-Agent": "django-async-exercise/1.0", "Accept": "application/json"}


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        api_request = client.build_request("GET", api_url, headers=HEADERS)
        response = await client.send(api_request)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
