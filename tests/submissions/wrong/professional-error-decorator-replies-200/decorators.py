import functools

import httpx
from django.http import JsonResponse


def api_errors(view):
    @functools.wraps(view)
    async def wrapper(request, *args, **kwargs):
        try:
            return await view(request, *args, **kwargs)
        except httpx.HTTPError as error:
            return JsonResponse({"success": False, "error": str(error)})

    return wrapper
