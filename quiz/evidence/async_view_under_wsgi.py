"""Prove that one WSGI worker thread finishes an async view before it takes the next request.

The same two requests overlap under the ASGI handler, so the server is the cause, not the view.
"""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor

from django.http import HttpRequest, JsonResponse

from _django import ask_wsgi, browser, route
from _heart import PATIENCE
from _verdict import settle

ONE_BY_ONE = ["1 starts", "1 ends", "2 starts", "2 ends"]
log: list[str] = []
loops: list[asyncio.AbstractEventLoop] = []
both_sent = threading.Event()


@route
async def slow(request: HttpRequest) -> JsonResponse:
    """Give the loop many turns; stop early when both requests have started."""
    log.append(f"{request.GET['number']} starts")
    loops.append(asyncio.get_running_loop())
    both_sent.wait(PATIENCE)
    for _ in range(turns):
        if len(loops) == 2:
            break
        await asyncio.sleep(0)
    log.append(f"{request.GET['number']} ends")
    return JsonResponse({"number": request.GET["number"]})


async def overlap_under_asgi() -> bool:
    async with browser() as client, asyncio.timeout(PATIENCE):
        await asyncio.gather(*(client.get(f"/slow/?number={n}") for n in (1, 2)))
    return [line.split()[1] for line in log] == ["starts", "starts", "ends", "ends"]


turns = 1_000
with ThreadPoolExecutor(max_workers=1) as worker:
    sent = [worker.submit(ask_wsgi, "/slow/", f"number={n}") for n in (1, 2)]
    both_sent.set()
replies = [request.result() for request in sent]
under_wsgi, own_loops = log.copy(), loops[0] is not loops[1]
log.clear()
loops.clear()
turns = 1_000_000_000  # under ASGI the second request must come; PATIENCE ends a failing case
under_asgi = asyncio.run(overlap_under_asgi())
works = [status for status, _ in replies] == ["200 OK"] * 2
seen = {
    "A": under_wsgi[1] == "2 starts",
    "B": not works,
    "C": works and under_wsgi == ONE_BY_ONE and own_loops and under_asgi,
    "D": [body for _, body in replies] != [json.dumps({"number": n}).encode() for n in "12"],
}
settle("async-view-under-wsgi", seen, f"WSGI: {', '.join(under_wsgi)}; ASGI: {', '.join(log)}")
