import httpx
from django.http import JsonResponse


def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    return JsonResponse({})
