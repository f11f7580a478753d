from django.http import JsonResponse
import httpx
from .models import Item


async def fetch_data(request):
    # api_url = ...
    # open the client
    # count
    # return JsonResponse
