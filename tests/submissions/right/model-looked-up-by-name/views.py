import httpx
from django.apps import apps
from django.db.models import Count
from django.http import JsonResponse


async def fetch_data(request):
    Item = apps.get_model("items", "Item")
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data} | await items.aaggregate(item_count=Count("*")))
