import functools

import httpx
from django.http import JsonResponse
from django.views import View

from .models import Item


def errors_as_json(method):
    @functools.wraps(method)
    async def wrapper(self, request, *args, **kwargs):
        try:
            return await method(self, request, *args, **kwargs)
        except httpx.HTTPError as error:
            return JsonResponse({"error": str(error)}, status=502)

    return wrapper


class FetchData(View):
    @errors_as_json
    async def get(self, request):
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})


fetch_data = FetchData.as_view()
