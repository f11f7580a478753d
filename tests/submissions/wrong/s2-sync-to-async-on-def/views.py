import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse


@sync_to_async
def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    return JsonResponse({"url": api_url})
