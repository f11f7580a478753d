import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    transport = httpx.AsyncHTTPTransport(retries=2)
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=0)
    async with (
        httpx.AsyncClient(transport=transport, limits=limits, timeout=httpx.Timeout(10)) as client,
    ):
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.order_by("name")
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
