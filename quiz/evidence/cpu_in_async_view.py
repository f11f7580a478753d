"""Prove that a plain calculation in an async view stops the event loop until it ends.

The same calculation in a worker thread lets the loop go on, so the plain call is the cause.
"""

import asyncio

from django.http import HttpRequest, JsonResponse

from _django import browser, route
from _heart import Heart
from _verdict import settle


def heavy_calculation() -> bool:
    """Compute, and say whether the event loop ran anything else meanwhile."""
    return heart.beats_while_busy()


@route
async def cpu_task(request: HttpRequest) -> JsonResponse:
    result = heavy_calculation()
    return JsonResponse({"result": result})


@route
async def in_a_thread(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"result": await asyncio.to_thread(heavy_calculation)})


async def awaiting_helps() -> bool:
    """Say whether `await` in front of the calculation would be a right way to call it."""
    try:
        await heavy_calculation()  # type: ignore[misc]
    except TypeError:
        return False
    return True


async def main() -> tuple[dict[str, bool], str]:
    global heart
    async with Heart() as heart, browser() as client:
        plain = await client.get("/cpu_task/")
        thread = await client.get("/in_a_thread/")
        seen = {
            "A": plain.json()["result"] is False and thread.json()["result"] is True,
            "B": plain.headers["content-type"] != "application/json",
            "C": plain.status_code != 200,
            "D": await awaiting_helps(),
        }
    return (
        seen,
        f"loop ran: plain call {plain.json()['result']}, worker thread {thread.json()['result']}",
    )


seen, fact = asyncio.run(main())
settle("cpu-in-async-view", seen, fact)
