from django.db.models import Count
from django.http import JsonResponse
import httpx

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        resp = await client.get(api_url)
        external_data = resp.json()

    items = Item.objects.all()
    totals = await items.aaggregate(item_count=Count("pk"))

    return JsonResponse({"external": external_data, **totals})
