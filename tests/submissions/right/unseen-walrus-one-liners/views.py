import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    async with httpx.AsyncClient() as client:
        external_data = (
            await client.get(api_url := "https://jsonplaceholder.typicode.com/todos/1")
        ).json()
    return JsonResponse(
        dict(external=external_data, item_count=await (items := Item.objects.all()).acount())
    )
