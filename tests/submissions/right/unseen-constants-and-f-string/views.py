import httpx
from django.http import JsonResponse

from .constants import API_HOST, TIMEOUT_SECONDS, TODO_ID
from .models import Item


async def fetch_data(request):
    api_url = f"{API_HOST}/todos/{TODO_ID}"
    async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
