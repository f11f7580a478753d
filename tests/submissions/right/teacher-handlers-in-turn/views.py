import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
        if response.status_code != 200:
            return JsonResponse({"error": "bad"}, status=502)
        external_data = response.json()
    except httpx.TimeoutException:
        return JsonResponse({"error": "timeout"}, status=504)
    except (httpx.HTTPError, ValueError) as exc:
        return JsonResponse({"error": str(exc)}, status=502)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
