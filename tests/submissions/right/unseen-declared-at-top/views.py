import json
import httpx
from django.http import JsonResponse
from .models import Item


async def fetch_data(request):
    # declare all variables first (my C teacher says so)
    api_url, external_data, items, item_count = "", None, None, 0
    response = None

    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = json.loads(response.text)

    items = Item.objects.all()
    item_count = await items.acount()

    return JsonResponse({"external": external_data, "item_count": item_count})
