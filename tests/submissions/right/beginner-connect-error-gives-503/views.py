from django.http import JsonResponse
import httpx
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        try:
            response = await client.get(api_url)
        except httpx.ConnectError:
            return JsonResponse({"error": "sorry, the API is down"}, status=503)
        except httpx.TimeoutException:
            return JsonResponse({"error": "sorry, the API is too slow"}, status=504)
        except httpx.HTTPError as e:
            return JsonResponse({"error": str(e)}, status=502)
        try:
            external_data = response.json()
        except ValueError:
            return JsonResponse({"error": "that is no json"}, status=502)

    items = Item.objects.all()
    item_count = await items.acount()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
