import httpx
from django.http import JsonResponse

from .helpers import with_header
from .models import Item


async def todo_view(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = with_header(todo_view)
