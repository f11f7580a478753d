import httpx
from django.http import JsonResponse

from .models import Item


# def fetch_data(request):
#     response = requests.get(api_url)
#     return HttpResponse(response.text)
"""
async def fetch_data(request):
    items = list(Item.objects.all())
    return JsonResponse({"external": {}, "item_count": items.count()})
"""


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    # item_count = items.count()  # SynchronousOnlyOperation!!
    # item_count = len(items)
    item_count = await items.acount()
    return JsonResponse({"external": external_data, "item_count": item_count})
