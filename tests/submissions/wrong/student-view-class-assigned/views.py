"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


class Fetch(View):
  async def get(self, request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = Fetch
