import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data, problem = None, ""
    async with httpx.AsyncClient() as client:
        try:
            response = await client.get(api_url)
            external_data = response.json()
        except httpx.HTTPError as error:
            problem = f"no answer: {error!r}"
        except ValueError:
            problem = "no JSON"
    if problem:
        raise RuntimeError(problem)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
