import httpx
from asgiref.sync import sync_to_async
from django.db import transaction
from django.http import JsonResponse

from .models import Item


def summary(queryset):
    """All the database work in one synchronous function, in one transaction."""
    with transaction.atomic():
        total = queryset.count()
        newest = queryset.order_by("-pk").first()
    return {"item_count": total, "newest": newest and newest.name}


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    reply = {"external": external_data}
    reply |= await sync_to_async(summary)(items)
    return JsonResponse(reply)
