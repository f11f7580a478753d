import httpx  # noqa: F401
from django.http import JsonResponse  # noqa: F401


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"  # noqa: F841
