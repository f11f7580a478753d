# JsonResponse lets us send back JSON to the browser
from django.http import JsonResponse
# httpx is like requests but it can do async
import httpx
# our own model
from .models import Item

# "async def" because we want to wait without blocking
async def fetch_data(request):
    # STEP 2: the address
    api_url = "https://jsonplaceholder.typicode.com/todos/1"

    # STEP 3: open the client. It is closed for us when the block is over.
    async with httpx.AsyncClient() as client:
        # wait for the answer
        response = await client.get(api_url)
        # turn the answer into a python dictionary
        external_data = response.json()

    # get all items (nothing happens yet because querysets are lazy)
    items = Item.objects.all()

    # STEP 4
    # I tried items.count() and got SynchronousOnlyOperation :(
    # count = items.count()
    count = await items.acount()   # the a stands for async

    # make the dictionary
    result = {}
    result["external"] = external_data
    result["item_count"] = count

    # give it back
    return JsonResponse(result)
