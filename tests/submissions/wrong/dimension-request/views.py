import httpx
from django.http import HttpResponse, JsonResponse

from .models import Item


async def fetch_data(request):
    if "text/html" in request.headers.get("accept", ""):
        return HttpResponse("<h1>Ask with a program</h1>")
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
    external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
