import httpx; from django.http import JsonResponse
from .models import *

async def fetch_data( request ) :
  api_url="https://jsonplaceholder.typicode.com/todos/1"
  async with httpx.AsyncClient( ) as client :
    res = await client.get( api_url ) ; external_data = res.json( )
  items = Item.objects.all( ) ; c = await items.acount( )
  return JsonResponse( { 'external' : external_data ,
                         'item_count' : c } )
