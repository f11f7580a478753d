import httpx  # noqa: F401
from django.http import JsonResponse

from . import helpers
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = await helpers.get_json(api_url)
    items = Item.objects.all()
    return JsonResponse({
        "external": external_data,
        "item_count": await helpers.how_many(items),
    })
