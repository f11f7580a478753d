from django.http import JsonResponse
import httpx
from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()

    items = Item.objects.all()
<<<<<<< HEAD
    item_count = items.count()
=======
    item_count = await items.acount()
>>>>>>> 3f2a91c (try acount)

    return JsonResponse({
        "external": external_data,
        "item_count": item_count,
    })
