"""The view of the app, served at /fetch-data/."""

import httpx
from django.views import View
from django.views.decorators.http import require_POST, require_GET, require_http_methods
from django.http import JsonResponse

from .models import Item


class V(View):
    http_method_names = ['post']

    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = V.as_view()
