import httpx
from django.http import JsonResponse


async def fetch_data(request):
    async with httpx.AsyncClient() as client:
        # response = await client.get(api_url)
        # external_data = response.json()


async def other(request):
    return JsonResponse({})
