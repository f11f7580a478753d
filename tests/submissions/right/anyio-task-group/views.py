import anyio
import anyio.to_thread
import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    items = Item.objects.all()
    results = {}

    async def fetch():
        async with httpx.AsyncClient() as client:
            results["external"] = (await client.get(api_url)).json()

    async def count():
        results["item_count"] = await anyio.to_thread.run_sync(items.count)

    with anyio.fail_after(8):
        async with anyio.create_task_group() as group:
            group.start_soon(fetch)
            group.start_soon(count)
    external_data = results["external"]
    return JsonResponse(results)
