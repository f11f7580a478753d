import httpx
from django.http import JsonResponse

from .models import Item

ASKING = []


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    ASKING.append(1)
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        busy = len(ASKING) > 1
    finally:
        ASKING.pop()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()}, status=503 if busy else 200)
