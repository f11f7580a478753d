"""The view of the app, served at /fetch-data/."""

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async def load(session: httpx.AsyncClient):
        reply = await session.get(api_url)
        return reply.json()

    async with httpx.AsyncClient() as client:
        external_data = await load(client)
    items = Item.objects.all()

    async def respond() -> JsonResponse:
        body = {"external": external_data}
        body["item_count"] = await items.acount()
        return JsonResponse(body)

    return await respond()
