from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
import httpx

from .models import Item


@never_cache
@require_GET
async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    count = sum([1 async for _ in items])
    return JsonResponse({"external": external_data, "item_count": count})
