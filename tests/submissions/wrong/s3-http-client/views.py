import http.client
import json
from urllib.parse import urlparse

import httpx
from django.http import JsonResponse

from .models import Item


def load(url):
    parts = urlparse(url)
    client = http.client.HTTPSConnection(parts.netloc)
    client.request("GET", parts.path)
    return json.load(client.getresponse())


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_data = load(api_url)
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
