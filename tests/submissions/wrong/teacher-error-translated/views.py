import httpx
from django.http import JsonResponse

from .models import Item


class ApiError(Exception):
    pass


async def ask(api_url):
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            return response.json()
    except (httpx.HTTPError, ValueError) as exc:
        raise ApiError(str(exc)) from exc


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        external_data = await ask(api_url)
    except httpx.TimeoutException:
        return JsonResponse({"error": "timeout"}, status=504)
    except ApiError as exc:
        external_data = {"error": str(exc)}
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
