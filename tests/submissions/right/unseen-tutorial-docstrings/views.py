from asgiref.sync import sync_to_async
from django.http import JsonResponse
from django.shortcuts import render
import httpx

from .models import Item

# Create your views here.


async def fetch_data(request):
    """View function for the fetch-data page of the site."""

    api_url = 'https://jsonplaceholder.typicode.com/todos/1'

    # Fetch the external data
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
    external_data = response.json()

    # Generate counts of some of the main objects
    items = Item.objects.all()
    num_items = await sync_to_async(items.count)()

    context = {
        'external': external_data,
        'item_count': num_items,
    }

    return JsonResponse(context)
