# views.py
# first the imports

from django.http import JsonResponse   # for the answer
import httpx                           # for the request to the API

from .models import Item               # my model



# this is an ASYNC view!!

async def fetch_data(request):


    # step 2: the url

    api_url = "https://jsonplaceholder.typicode.com/todos/1"


    # step 3: ask the API

    async with httpx.AsyncClient() as client:

        # await = wait for it
        the_response = await client.get(api_url)

        the_json = the_response.json()

        external_data = the_json


    # all items

    items = Item.objects.all()


    # step 4: count them

    number_of_items = await items.acount()

    my_dictionary = {}
    my_dictionary["external"] = external_data
    my_dictionary["item_count"] = number_of_items

    my_answer = JsonResponse(my_dictionary)

    return my_answer
