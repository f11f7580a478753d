import httpx
from django.http import JsonResponse


def async fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    return JsonResponse({"url": api_url})
