import httpx
from django.http import JsonResponse

from .models import Item

calls = 0


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient(timeout=10.0) as client:
        r = await client.get(api_url)
    r.raise_for_status()
    external_data = r.json()

    items = Item.objects.all()
    global calls
    calls += 1
    return JsonResponse({"external": external_data, "item_count": calls})
