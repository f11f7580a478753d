import httpx
from django.http import JsonResponse

# TODO(step 2): write the async view fetch_data.
