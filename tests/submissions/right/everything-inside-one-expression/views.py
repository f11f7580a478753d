import httpx
from asgiref.sync import sync_to_async as in_thread
from django.http import JsonResponse

from .models import Item as Thing


async def fetch_data(request):
    [api_url] = ["https://jsonplaceholder.typicode.com/todos/1"]
    async with httpx.AsyncClient() as client, client.stream(url=api_url, method="get") as r:
        external_data = await r.aread() and r.json()
    return JsonResponse(
        dict(
            external=external_data,
            item_count=await in_thread(len)(items := Thing.objects.all()),
        )
    )
