from django.http import JsonResponse
import httpx
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    print("hello from fetch_data")
    print("url is", api_url)
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        print(response)
        print(response.status_code)
        external_data = response.json()
        print('DATA:', external_data, type(external_data))

    items = Item.objects.all()
    item_count = await items.acount()
    print("count =", item_count)

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })

print("views.py is loaded")
