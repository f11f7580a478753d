import json
from urllib.request import urlopen

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    with urlopen(api_url) as response:
        external_data = json.loads(response.read())
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
