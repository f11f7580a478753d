import httpx
from django.http import JsonResponse
from django.views.generic import View

from .models import Item


class ItemCountMixin:
    model = Item

    async def get_item_count(self, queryset):
        return await queryset.acount()


class Todo(ItemCountMixin, View):
    async def fetch_data(self, url):
        async with httpx.AsyncClient() as client:
            response = await client.get(url)
        return response.json()

    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        external_data = await self.fetch_data(api_url)
        items = self.model.objects.all()
        item_count = await self.get_item_count(items)
        return JsonResponse({"external": external_data, "item_count": item_count})


fetch_data = Todo.as_view()
