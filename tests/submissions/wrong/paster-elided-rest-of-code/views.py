import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    # ... existing code ...
    item_count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": item_count})
