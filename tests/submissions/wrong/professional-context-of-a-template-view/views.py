import httpx
from django.http import JsonResponse
from .models import Item

from django.views.generic import TemplateView
class FetchData(TemplateView):
    async def get(self, request, *args, **kwargs):
        context = await self.get_context_data()
        return JsonResponse(context)
    async def get_context_data(self):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).json()
        items = Item.objects.all()
        return {"external": external_data, "item_count": await items.acount()}
fetch_data = FetchData.as_view()
