from functools import lru_cache

from django.conf import settings


@lru_cache
def api_address():
    root = getattr(settings, "TODO_API", "https://jsonplaceholder.typicode.com")
    return root.rstrip("/") + "/todos/1"
