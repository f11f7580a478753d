from django.http import HttpRequest, JsonResponse
import httpx
from .models import Item


async def fetch_data(request: HttpRequest) -> JsonResponse:
    api_url: str = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data: dict = response.json()

    items: 'models.QuerySet[Item]' = Item.objects.all()
    item_count: int = await items.acount()

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
