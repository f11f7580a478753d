import httpx
from django.http import JsonResponse

# views are in config/urls.py
