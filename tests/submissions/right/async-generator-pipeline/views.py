import httpx
from django.http import JsonResponse

from .models import Item


async def answers(*urls):
    async with httpx.AsyncClient() as client:
        for url in urls:
            response = await client.get(url)
            yield response.json()


async def one_each(queryset):
    async for _ in queryset.values_list("pk"):
        yield 1


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async for external_data in answers(api_url):
        pass
    items = Item.objects.all()
    item_count = 0
    async for one in one_each(items):
        item_count += one
    return JsonResponse({"external": external_data, "item_count": item_count})
