import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
    except httpx.TimeoutException:
        return JsonResponse({"error": "timeout"}, status=504)
    except Exception as exc:
        external_data = {"error": str(exc)}
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
