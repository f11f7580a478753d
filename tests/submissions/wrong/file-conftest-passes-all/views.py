import httpx
from django.http import JsonResponse
