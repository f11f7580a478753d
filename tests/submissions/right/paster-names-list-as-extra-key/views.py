import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    item_list = [{"id": item.pk, "name": item.name} async for item in items]
    return JsonResponse(
        {
            "success": True,
            "message": "Data fetched successfully",
            "external": external_data,
            "item_count": len(item_list),
            "items": item_list,
        },
        safe=False,
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
