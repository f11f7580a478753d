import httpx
from django.http import JsonResponse

from .models import Item


def add_header(name, value):
    def decorate(view):
        async def inner(*args, **kwargs):
            response = await view(*args, **kwargs)
            response.headers[name] = value
            return response
        return inner
    return decorate


@add_header("X-Exercise", "async")
@add_header("X-Version", "1")
async def fetch_data(req):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        external_data = (await client.get(api_url)).json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
