"""The view of the app."""

import logging
from http import HTTPStatus

import httpx
from django.http import JsonResponse

from .models import Item

logger = logging.getLogger(__name__)


def problem(status: HTTPStatus, detail: str) -> JsonResponse:
    logger.warning("upstream: %s", detail)
    return JsonResponse({"detail": detail}, status=status)


async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
    try:
        async with httpx.AsyncClient(timeout=httpx.Timeout(10.0, connect=3.0)) as client:
            response = await client.get(api_url)
            response.raise_for_status()
            external_data = response.json()
    except httpx.TimeoutException:
        return problem(HTTPStatus.GATEWAY_TIMEOUT, "The API took too long.")
    except httpx.HTTPStatusError as error:
        return problem(HTTPStatus.BAD_GATEWAY, f"The API said {error.response.status_code}.")
    except httpx.TransportError:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "The API cannot be reached.")
    except ValueError:
        return problem(HTTPStatus.BAD_GATEWAY, "The API did not send JSON.")
    items = Item.objects.all()
    return JsonResponse({"external": external_data, "item_count": await items.acount()})
