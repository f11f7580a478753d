import httpx  # noqa: F401
from django.http import JsonResponse

from . import services


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await services.load_todo(api_url)
    items = services.all_items()
    return JsonResponse({"external": external_data, "item_count": await services.item_total()})
