import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient(timeout=10) as client:
        try:
            response = await client.get(api_url)
            response.raise_for_status()
        except httpx.TimeoutException:
            return JsonResponse({"error": "the API is too slow"}, status=504)
        except httpx.HTTPError as exc:
            return JsonResponse({"error": f"the API failed: {exc}"}, status=502)
        external_data = response.json()

    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
