from django.http import JsonResponse
#from django.http import HttpResponse
#import requests
import httpx
from .models import Item

#def fetch_data(request):
#    api_url = "https://example.com"
#    r = requests.get(api_url)
#    return HttpResponse(r)

async def fetch_data(request):
    #url = "http://jsonplaceholder.typicode.com/todos/2"
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    """
    with httpx.AsyncClient() as client:
        external_data = client.get(api_url).json
    """
    async with httpx.AsyncClient() as client:
        #response = client.get(api_url)   # does not work???
        response = await client.get(api_url)
        external_data = response.json()
    items = Item.objects.all()
    #item_count = items.count()   SynchronousOnlyOperation!
    #item_count = len(items)      same
    item_count = await items.acount()
    #return HttpResponse(item_count)
    return JsonResponse({"external": external_data, "item_count": item_count})
