import httpx
from django.http import JsonResponse
from .models import Item

from django.views import View
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
class FetchData(View):
    @method_decorator(csrf_exempt)
    def dispatch(self, *args, **kwargs):
        return super().dispatch(*args, **kwargs)
    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})
fetch_data = FetchData.as_view()
