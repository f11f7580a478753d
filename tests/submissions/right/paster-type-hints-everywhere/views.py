from typing import Any

import httpx
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from .models import Item


async def fetch_data(request: HttpRequest, *args, **kwargs) -> JsonResponse:
    api_url: str = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data: dict[str, Any] = response.json()
    items = Item.objects.all()
    context = {}
    context["external"] = external_data
    context["item_count"] = await items.acount()
    # return render(request, "items/index.html", context)
    return JsonResponse(context, status=200, content_type="application/json")
