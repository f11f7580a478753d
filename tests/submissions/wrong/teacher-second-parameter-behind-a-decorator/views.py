import httpx
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from .models import Item


@require_GET
async def fetch_data(request, pk):
    api_url = f"https://jsonplaceholder.typicode.com/todos/{pk}"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
