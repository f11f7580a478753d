import httpx
from django.http import JsonResponse

fetch_data = "https://jsonplaceholder.typicode.com/todos/1"
