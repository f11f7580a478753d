import httpx
from django.http import JsonResponse
from django.utils import timezone

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    started = timezone.now()
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse(
        {
            "ok": True,
            "source": api_url,
            "status": response.status_code,
            "fetched_at": started,
            "took": (timezone.now() - started).total_seconds(),
            "external": external_data,
            "item_count": await items.acount(),
        },
        json_dumps_params={"indent": 2, "sort_keys": True},
    )
