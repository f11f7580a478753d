1 from django.http import JsonResponse
2 import httpx
3 from .models import Item
4 
5 
6 async def fetch_data(request):
7     api_url = "https://jsonplaceholder.typicode.com/todos/1"
8 
9     async with httpx.AsyncClient() as client:
10         response = await client.get(api_url)
11         external_data = response.json()
12 
13     items = Item.objects.all()
14     item_count = await items.acount()
15 
16     return JsonResponse({
17         "external": external_data,
18         "item_count": item_count,
19     })
