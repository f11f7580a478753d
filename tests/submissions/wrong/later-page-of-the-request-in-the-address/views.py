import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    page = request.GET.get("page", "1")
    api_url = f"https://jsonplaceholder.typicode.com/todos/{page}"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
