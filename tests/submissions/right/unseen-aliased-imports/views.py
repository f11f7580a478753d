import httpx as hx
from django.http import JsonResponse as Json

from . import models as m


async def fetch_data(req):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with hx.AsyncClient() as c:
        resp = await c.get(api_url)
        external_data = resp.json()
    items = m.Item.objects.all()
    return Json({"external": external_data, "item_count": await items.acount()})
