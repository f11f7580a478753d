import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = None

    async def call_api():
        nonlocal external_data
        async with httpx.AsyncClient() as client:
            response = await client.get(api_url)
            external_data = response.json()

    await call_api()
    items = Item.objects.all()

    async def count():
        return len([i.pk async for i in items])

    return JsonResponse({"external": external_data, "item_count": await count()})
