import httpx
from django.http import HttpResponseNotAllowed, JsonResponse

from .models import Item


async def fetch_data(request):
    match request.method:
        case "GET" | "HEAD":
            api_url = "https://jsonplaceholder.typicode.com/todos/1"
            async with httpx.AsyncClient() as client:
                response = await client.get(api_url)
            match response.json():
                case {"id": int(), "title": str()} as external_data:
                    pass
                case external_data:
                    pass
            items = Item.objects.all()
            return JsonResponse({"external": external_data, "item_count": await items.acount()})
        case _:
            return HttpResponseNotAllowed(["GET", "HEAD"])
