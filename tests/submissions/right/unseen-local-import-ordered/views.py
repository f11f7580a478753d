import httpx
from django.http import JsonResponse


async def fetch_data(request):
    # imported here because I had a circular import once
    from .models import Item

    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()

        items = Item.objects.order_by("pk")

        return JsonResponse({"external": external_data, "item_count": await items.acount()})
