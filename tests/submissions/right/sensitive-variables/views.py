import httpx
from django.http import JsonResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from .models import Item


@require_http_methods(["GET", "HEAD"])
@sensitive_post_parameters("password")
@sensitive_variables("token")
async def fetch_data(request):
    token = "abc"
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as client:
        response = await client.get(api_url, headers={"Accept": "application/json"})
    external_data = response.json()
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
