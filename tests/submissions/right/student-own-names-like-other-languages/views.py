from contextlib import asynccontextmanager

import httpx
from django.http import JsonResponse

from .models import Item

null, true = None, True


@asynccontextmanager
async def session():
    async with httpx.AsyncClient() as client:
        yield client


async def fetch(url):
    async with session() as http:
        return await http.get(url)


def jsonify(**values):
    return JsonResponse(values)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    response = await fetch(api_url)
    external_data = response.json() if response is not null else true
    items = Item.objects.all()
    return jsonify(external=external_data, item_count=await items.acount())
