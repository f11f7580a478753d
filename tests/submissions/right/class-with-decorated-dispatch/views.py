import httpx
from django.http import JsonResponse
from .models import Item

from django.views import View
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.cache import never_cache, cache_page


class FetchData(View):
    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient(timeout=10) as client:
            response = await client.get(api_url)
            external_data = response.json()
            items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = FetchData.as_view()
fetch_data = csrf_exempt(never_cache(fetch_data))
