import httpx
from django.http import JsonResponse

from .helpers import api_client, retry
from .models import Item


@retry(times=2)
async def load(client, url):
    response = await client.get(url)
    return response.json()


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with api_client(timeout=httpx.Timeout(6)) as client:
        external_data = await load(client, api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
