"""Prove that `sync_to_async` runs a plain function in another thread of the same process.

The function waits until the event loop has run something else, and the view gets its result.
"""

import asyncio
import os
import threading

from asgiref.sync import sync_to_async
from django.http import HttpRequest, JsonResponse

from _django import browser, route
from _heart import Heart
from _verdict import settle

log: list[str] = []


def build_report() -> dict[str, object]:
    log.append("function starts")
    loop_ran = heart.beats_while_busy()
    log.append("function ends")
    return {"pid": os.getpid(), "thread": threading.get_ident(), "loop_ran": loop_ran}


@route
async def report(request: HttpRequest) -> JsonResponse:
    data = await sync_to_async(build_report)()
    log.append("view goes on")
    return JsonResponse({"data": data, "view_thread": threading.get_ident()})


async def main() -> dict[str, bool]:
    global heart
    async with Heart() as heart, browser() as client:
        reply = (await client.get("/report/")).json()
    function = reply["data"]
    waited = log == ["function starts", "function ends", "view goes on"]
    other_thread = function["thread"] != reply["view_thread"]
    other_process = function["pid"] != os.getpid()
    return {
        "A": not other_thread,
        "B": other_thread and not other_process and waited and function["loop_ran"],
        "C": other_process,
        "D": not waited,
    }


settle("what-sync-to-async-does", asyncio.run(main()), " -> ".join(log))
