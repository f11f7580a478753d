import httpx
from django.http import JsonResponse

from .models import Item


class ApiError(Exception):
    pass


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        match response.status_code:
            case httpx.codes.OK:
                external_data = response.json()
            case 404:
                raise ApiError("no such todo")
            case code:
                raise ApiError(f"unexpected status {code}")
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
