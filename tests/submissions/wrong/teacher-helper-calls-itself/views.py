import httpx
from django.http import JsonResponse

from .models import Item


async def ask(client, api_url):
    try:
        response = await client.get(api_url)
        return response.json()
    except (httpx.HTTPError, ValueError):
        return await ask(client, api_url)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        external_data = await ask(client, api_url)
    items = Item.objects.all()
    count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": count})
