import httpx
from asgiref.sync import sync_to_async
from django.core.paginator import Paginator
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    paginator = Paginator(items.order_by("id"), 10)
    page_obj = await sync_to_async(paginator.get_page)(request.GET.get("page"))
    item_count = await sync_to_async(len)(page_obj.object_list)
    return JsonResponse({"external": external_data, "item_count": item_count})
