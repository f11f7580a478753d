import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    page_size = 10
    try:
        page = max(int(request.GET.get("page", 1)), 1)
    except ValueError:
        page = 1
    start = (page - 1) * page_size
    results = [i async for i in items.order_by("id").values_list("name", flat=True)[start : start + page_size]]
    return JsonResponse({"external": external_data, "item_count": await items.acount(), "page": page, "results": results})
