import httpx
from django.http import JsonResponse

from .helpers import count, get_json
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        external_data = await get_json(api_url)
    except httpx.HTTPError as error:
        return JsonResponse({"error": str(error)}, status=502)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await count(items)})
