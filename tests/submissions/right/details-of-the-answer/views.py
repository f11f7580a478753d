import httpx
from django.http import JsonResponse

from .models import Item


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient(cookies={"lang": "en"}, auth=("user", "secret")) as client:
        response = await client.get(api_url, follow_redirects=True)
    if "json" not in response.headers["content-type"]:
        return JsonResponse({"error": "no JSON"}, status=502)
    external_data = response.json()
    items = Item.objects.all()
    reply = JsonResponse({
        "external": external_data,
        "item_count": await items.acount(),
        "milliseconds": response.elapsed.total_seconds() * 1000,
        "status": f"{response.status_code} {response.reason_phrase} {response.http_version}",
        "asked": str(response.url),
        "encoding": response.encoding,
    })
    reply.set_cookie("seen", "yes")
    return reply
