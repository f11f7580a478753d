1  import httpx
2  from django.http import JsonResponse
3  
4  from .models import Item
5  
6  
7  async def fetch_data(request):
8      api_url = "https://jsonplaceholder.typicode.com/todos/1"
9      async with httpx.AsyncClient() as client:
10          response = await client.get(api_url)
11          external_data = response.json()
12      items = Item.objects.all()
13      return JsonResponse({"external": external_data, "item_count": await items.acount()})
