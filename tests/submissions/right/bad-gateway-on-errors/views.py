import httpx
from django.http import JsonResponse

from .models import Item


class ApiDown(Exception):
    pass


async def fetch_data(request):
    if request.method != "GET":
        return JsonResponse({"error": "GET only"}, status=405)
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            try:
                response = await client.get(api_url)
                response.raise_for_status()
            except httpx.TimeoutException:
                raise
            except httpx.HTTPError as error:
                raise ApiDown(str(error)) from error
            else:
                external_data = response.json()
    except httpx.TimeoutException:
        return JsonResponse({"error": "timeout"}, status=504)
    except (ApiDown, ValueError) as error:
        return JsonResponse({"error": str(error)}, status=502)
    finally:
        print("the call is over")
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
