"""The view of the app, served at /fetch-data/."""

# TODO(step 1): import JsonResponse from django.http, and httpx.

# TODO(step 2): write the async view fetch_data. It sets api_url to the address of the API:
#               https://jsonplaceholder.typicode.com/todos/1

# TODO(step 3): inside the view, get the API's JSON into external_data with httpx.AsyncClient,
#               then put all items of the database into items.

# TODO(step 4): return a JsonResponse with external (the API's JSON) and item_count.
