"""
views.py - Async data fetching example
======================================

This module demonstrates:
  * requests.get(api_url)   -> BLOCKING, do not use
  * items.count()           -> raises SynchronousOnlyOperation
"""

# ✅ Step 1: Imports
import httpx
from django.http import JsonResponse

from .models import Item


# ✅ Step 2: The view
async def fetch_data(request):
    """Fetch a todo and count items.

    Example:
        >>> response = fetch_data(request)
        >>> len(Item.objects.all())
    """
    # 1️⃣ Define the API url
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    # 2️⃣ Make the request
    async with httpx.AsyncClient() as client:
        response = await client.get(api_url)
        external_data = response.json()

    # 3️⃣ Query the database (lazy!)
    items = Item.objects.all()

    # 4️⃣ Return the JSON 🚀
    return JsonResponse(
        {
            "external": external_data,
            "item_count": await items.acount(),
        }
    )
