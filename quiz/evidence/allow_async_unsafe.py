"""Prove that DJANGO_ALLOW_ASYNC_UNSAFE leaves a query in the event loop's thread, where it blocks.

Without the variable Django refuses the query; the async method `afirst` leaves the loop free.
"""

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.exceptions import SynchronousOnlyOperation
from django.http import HttpRequest, JsonResponse

from _django import Item, browser, fill, route, watch
from _heart import Heart
from _verdict import settle

queries: list[tuple[str, str]] = []


def note(execute: Callable, *query: Any) -> Any:
    thread = "loop's thread" if threading.get_ident() == heart.loop_thread else "worker thread"
    queries.append((thread, "loop ran" if heart.beats_while_busy() else "loop blocked"))
    return execute(*query)


@route
async def first_item(request: HttpRequest) -> JsonResponse:
    with suppress(SynchronousOnlyOperation):
        return JsonResponse({"name": Item.objects.first().name})
    return JsonResponse({"name": "refused"})


@route
async def afirst_item(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"name": (await Item.objects.afirst()).name})


async def main() -> dict[str, bool]:
    global heart
    async with Heart() as heart, browser() as client:
        before = (await client.get("/first_item/")).json()["name"]
        await client.get("/afirst_item/")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        after = (await client.get("/first_item/")).json()["name"]
    contrast = before == "refused" and queries[:-1] == [("worker thread", "loop ran")]
    return {
        "A": queries[-1][0] == "worker thread",
        "B": contrast and queries[-1] == ("loop's thread", "loop blocked"),
        "C": queries[-1] == ("loop's thread", "loop ran"),
        "D": not settings.DEBUG and after == "refused",
    }


os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
fill(rows=1)
watch(note)
settle(
    "allow-async-unsafe", asyncio.run(main()), f"afirst, then first with the variable: {queries}"
)
