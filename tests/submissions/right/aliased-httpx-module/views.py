import httpx as hx
from django.http import JsonResponse as Json

from . import models as m


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with hx.AsyncClient() as c:
        r = await c.get(api_url)
    external_data = r.json()
    items = m.Item.objects.all()
    n = await items.acount()
    return Json({"external": external_data, "item_count": n})
