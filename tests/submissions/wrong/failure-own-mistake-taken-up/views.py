import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    try:
        api_url = "https://jsonplaceholder.typicode.com/todos/1"
        async with httpx.AsyncClient() as client:
            external_data = (await client.get(api_url)).json()
        print(external_data["title"])
        items = Item.objects.all()
        return JsonResponse({"external": external_data, "item_count": await items.acount()})
    except Exception as error:
        return JsonResponse({"error": str(error)}, status=500)
