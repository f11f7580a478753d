import httpx
from django.http import JsonResponse
from .models import Item

async def fetch_data(request):
    print("fetch_data called", request)
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    print("url:", api_url)
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        print(response.status_code, response.text)
        external_data = response.json()
    print(type(external_data), external_data)
    items = Item.objects.all()
    print(items.query)
    # print(items)   <- gives SynchronousOnlyOperation?!
    item_count = await items.acount()
    print("count", item_count)
    return JsonResponse({"external": external_data, "item_count": item_count})
