import httpx

from .models import Item


async def fetch_data(request):
    """The answer of the API, and how many items we have."""
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(timeout=10) as client:
        response = await client.get(api_url)
        external_data = response.json()

    items = Item.objects.all()
    data = {"external": external_data}
    data["item_count"] = await items.acount()
    return JsonResponse(data)
