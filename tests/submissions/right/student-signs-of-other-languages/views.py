"""The view of the app: `fetch_data`, served at /fetch-data/ && nowhere else.

- It asks with `await`.
> and it counts.
"""

import httpx
from django.http import JsonResponse

from .models import Item

# str api_url = "..."; throw new Error(); n++
string: str = "const x = `new`"


async def fetch_data(request):
    new, catch, function = 1, 2, 3
    throw = new if ++catch else --function
    api_url: str = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    if (match := throw) and string:
        assert match < - 1 or match
    items = Item.objects.all()
    return JsonResponse({**{"external": external_data}, "item_count": await items.acount()})
