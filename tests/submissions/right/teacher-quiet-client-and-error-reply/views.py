import httpx
from django.http import JsonResponse

from .models import Item


class QuietClient(httpx.AsyncClient):
    async def __aexit__(self, *exc_info):
        await super().__aexit__(*exc_info)
        return True


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    answered = False
    async with QuietClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
        answered = True
    if not answered:
        return JsonResponse({"error": "no answer"}, status=502)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
