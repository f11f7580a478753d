import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        outgoing = client.build_request("GET", api_url, headers={"User-Agent": "exercise/1.0"})
        incoming = await client.send(outgoing, stream=True)
        try:
            await incoming.aread()
        finally:
            await incoming.aclose()
        external_data = incoming.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
