"""Vue asynchrone : appelle l'API puis compte les éléments. 🎉"""

import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(requête):
    # 外部APIのアドレス
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as κλιέντ:
        réponse = await κλιέντ.get(api_url)
        external_data = réponse.json()  # Ответ как словарь
    print("受信しました ✅", réponse.status_code)
    items = Item.objects.all()
    件数 = await items.acount()
    return JsonResponse({"external": external_data, "item_count": 件数, "größe": "日本語"})
