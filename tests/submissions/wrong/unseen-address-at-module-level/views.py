import httpx
from django.http import JsonResponse

from .models import Item

api_url = "https://jsonplaceholder.typicode.com/todos/1"


async def fetch_data(request):
    async with httpx.AsyncClient() as client:
        r = await client.get(api_url)
        external_data = r.json()
    items = Item.objects.all()
    count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": count})
