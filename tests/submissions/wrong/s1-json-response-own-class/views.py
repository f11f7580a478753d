import httpx
from django.http import HttpResponse

from .models import Item

class JsonResponse(HttpResponse):
    def __init__(self, data):
        super().__init__(str(data), content_type="application/json")


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
