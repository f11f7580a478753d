import httpx
from django.http import JsonResponse

from .models import Item


class TodoSerializer:
    def __init__(self, obj):
        self.obj = obj

    @property
    def data(self):
        return {"id": int(self.obj["id"]), "title": str(self.obj["title"]), "completed": bool(self.obj["completed"])}


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": TodoSerializer(external_data).data, "item_count": await items.acount()})
