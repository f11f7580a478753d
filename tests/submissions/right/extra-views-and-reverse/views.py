"""Views of the items app."""

import httpx
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from .models import Item


def index(request):
    return HttpResponse("There are %d items." % Item.objects.count())


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({
        "external": external_data,
        "item_count": await items.acount(),
        "self": request.build_absolute_uri(reverse("fetch-data")),
    })


async def item_names(request):
    return JsonResponse({"names": [item.name async for item in Item.objects.all()]})
