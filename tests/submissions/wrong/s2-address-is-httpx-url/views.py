import httpx
from django.http import JsonResponse

from .models import Item

BASE = httpx.URL("https://jsonplaceholder.typicode.com")


async def fetch_data(request):
    api_url = BASE.join("/todos/1")
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
    external_data = response.json()
    items = Item.objects.all()
    counted = await items.aaggregate(total=models_count("pk"))
    return JsonResponse({"external": external_data, "item_count": counted["total"]})


def models_count(field):
    from django.db.models import Count

    return Count(field)
