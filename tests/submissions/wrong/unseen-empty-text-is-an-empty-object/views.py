"""The long way round, with a name for everything."""

import json
import time
import uuid
from http import HTTPStatus

import httpx
from asgiref.sync import sync_to_async
from django.http import JsonResponse

from .models import Item

# Where the API lives
SCHEME = "https"
HOST = "jsonplaceholder.typicode.com"
PATH = ["todos", "1"]

EMPTY = {}


async def fetch_data(request):
    # 1. what we know of the request
    request_id = str(uuid.uuid4())
    started_at = time.perf_counter()
    method = request.method
    language = request.GET.get("lang", "en")
    wants_names = request.GET.get("names") == "1"

    # 2. the address
    path = "/".join(PATH)
    api_url = "{}://{}/{}".format(SCHEME, HOST, path)
    headers = {
        "Accept": "application/json",
        "Accept-Language": language,
        "X-Request-ID": request_id,
    }

    # 3. the API
    external_data = EMPTY
    timeout = httpx.Timeout(connect=3, read=8, write=3, pool=3)
    async with httpx.AsyncClient(headers=headers, timeout=timeout) as client:
        api_started = time.perf_counter()
        response = await client.get(api_url)
        api_seconds = time.perf_counter() - api_started
        status = HTTPStatus(response.status_code)
        content = response.content
        if status is HTTPStatus.OK and content:
            external_data = json.loads(content)
        else:
            response.raise_for_status()

    # 4. the database
    items = Item.objects.all()

    def numbers():
        count = items.count()
        return count, count == 0

    item_count, nothing = await sync_to_async(numbers, thread_sensitive=True)()
    names = []
    if wants_names:
        for index in range(item_count):
            names.append(str(index))

    # 5. the reply
    seconds = time.perf_counter() - started_at
    body = {"external": external_data, "item_count": item_count}
    extra = {
        "empty": nothing,
        "method": method,
        "names": names,
        "seconds": round(seconds, 3),
        "api_seconds": round(api_seconds, 3),
    }
    reply = JsonResponse({**extra, **body})
    reply["X-Request-ID"] = request_id
    del headers, timeout, body, extra
    return reply
