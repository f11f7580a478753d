from django.http import JsonResponse
from httpx import AsyncClient, HTTPStatusError

from items.models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    async with AsyncClient(headers={"Accept": "application/json"}, follow_redirects=True) as client:
        response = await client.get(api_url)
        try:
            response.raise_for_status()
        except HTTPStatusError as error:
            raise RuntimeError(f"API said {error.response.status_code}") from error
        external_data = response.json()

    items = Item.objects.all()
    item_count = await items.acount()

    return JsonResponse({"external": external_data, "item_count": item_count}, status=200)
