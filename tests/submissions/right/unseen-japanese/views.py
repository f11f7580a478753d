import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    """外部APIを待つ間、ほかのリクエストも処理できる。"""
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        回答 = await client.get(api_url)
        external_data = 回答.json()
    items = Item.objects.all()
    # count() は同期なのでスレッドで実行する
    件数 = await sync_to_async(lambda: items.count(), thread_sensitive=True)()
    return JsonResponse(
        {"external": external_data, "item_count": 件数},
        json_dumps_params={"ensure_ascii": False},
    )
