import httpx
from django.conf import settings
from django.http import JsonResponse

from .helpers import api_address
from .models import Item


async def fetch_data(request):
    api_url = api_address()
    async with httpx.AsyncClient(verify=not settings.DEBUG) as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
