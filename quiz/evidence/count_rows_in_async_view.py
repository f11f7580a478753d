"""Prove which of the four expressions counts rows in an async view without stopping the event loop.

Each expression is taken from `questions.toml` and served; every query notes the thread it runs in.
"""

import asyncio
import os
import threading
from collections.abc import Callable
from typing import Any

from django.core.exceptions import SynchronousOnlyOperation
from django.http import HttpRequest, JsonResponse

from _django import Item, browser, fill, route, watch
from _verdict import entry, settle

QUESTION, ROWS = "count-rows-in-async-view", 7
EXPRESSIONS = {
    letter: code.strip("`") for letter, code in entry("questions.toml", QUESTION)["choices"].items()
}
query_threads: list[int] = []


def note(execute: Callable, *query: Any) -> Any:
    query_threads.append(threading.get_ident())
    return execute(*query)


@route
async def count(request: HttpRequest) -> JsonResponse:
    names: dict[str, Any] = {}
    exec(f"async def count(items):\n    return {EXPRESSIONS[request.GET['letter']]}", names)
    query_threads.clear()
    try:
        number = await names["count"](Item.objects.all())
    except (SynchronousOnlyOperation, TypeError) as error:
        return JsonResponse({"seen": type(error).__name__})
    free = len(query_threads) == 1 and threading.get_ident() not in query_threads
    return JsonResponse({"seen": number if free else f"{number}, but the loop was blocked"})


async def main() -> dict[str, Any]:
    async with browser() as client:
        return {
            letter: (await client.get(f"/count/?letter={letter}")).json()["seen"]
            for letter in EXPRESSIONS
        }


os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
fill(ROWS)
watch(note)
outcome = asyncio.run(main())
settle(
    QUESTION,
    {letter: result == ROWS for letter, result in outcome.items()},
    *(f"{code}: {outcome[letter]}" for letter, code in EXPRESSIONS.items()),
)
