import asyncio

import httpx
from django.http import JsonResponse

from .models import Item


def is_prime(number):
    if number < 2 or number % 2 == 0:
        return number == 2
    for divisor in range(3, int(number ** 0.5) + 1, 2):
        if number % divisor == 0:
            return False
    return True


def count_primes(limit):
    return sum(is_prime(number) for number in range(limit))


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    item_count = await items.acount()
    primes = await asyncio.to_thread(count_primes, 40_000)
    return JsonResponse({"external": external_data, "item_count": item_count, "primes": primes})
