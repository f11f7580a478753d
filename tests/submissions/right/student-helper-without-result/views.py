import httpx
from django.http import JsonResponse

from .models import Item

STATUS = int("502")


def log(response):
    print("the API answered with", response.status_code)


async def get_json(client, url):
    response = await client.get(url)
    log(response)
    if response.status_code != 200:
        return None, STATUS
    return response.json(), 200


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    external_date = "2024-01-01"
    async with httpx.AsyncClient() as client:
        external_data, status = await get_json(client, api_url)
        if status != 200:
            return JsonResponse({"error": "the API failed", "since": external_date}, status=status)
    items = Item.objects.all()
    try:
        return JsonResponse({"external": external_data, "item_count": await items.acount()})
    finally:
        print("await items.acount()")
