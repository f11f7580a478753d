import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url, timeout = "https://jsonplaceholder.typicode.com/todos/1", 10.0
    client = None
    async with httpx.AsyncClient(timeout=timeout) as client:
        response = await client.get(api_url)
    (status, external_data), items = (response.status_code, response.json()), Item.objects.all()
    first, *rest = await items.acount(), status
    return JsonResponse(dict(external=external_data, item_count=first))
