from django.http import JsonResponse
import httpx


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
