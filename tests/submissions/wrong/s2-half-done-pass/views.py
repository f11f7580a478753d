import httpx
from django.http import JsonResponse


async def fetch_data(request):
    pass
