"""The view of the app, served at /fetch-data/."""

# TODO(step 1): import JsonResponse from django.http, and httpx.

# TODO(step 2): write the async view fetch_data. It sets api_url to the address of the API:
#               https://jsonplaceholder.typicode.com/todos/1
