"""Prove that calls awaited in a loop follow each other, and the server goes on meanwhile.

Each faked call ends only when another request is served. With `asyncio.gather` they overlap.
"""

import asyncio

import httpx
from django.http import HttpRequest, JsonResponse

from _django import browser, route
from _heart import PATIENCE
from _verdict import settle

URLS = [f"http://api/{n}" for n in range(10)]
log: list[str] = []


async def api(request: httpx.Request) -> httpx.Response:
    log.append("start")
    other_served.clear()
    await other_served.wait()
    log.append("end")
    return httpx.Response(200, json=request.url.path)


@route
async def prices(request: HttpRequest) -> JsonResponse:
    replies = []
    async with httpx.AsyncClient(transport=httpx.MockTransport(api)) as client:
        if "gather" in request.GET:
            replies = await asyncio.gather(*map(client.get, URLS))
        else:
            for url in URLS:
                replies.append(await client.get(url))
    return JsonResponse({"results": [reply.json() for reply in replies]})


@route
async def other(request: HttpRequest) -> JsonResponse:
    other_served.set()
    return JsonResponse({})


async def visit(path: str) -> tuple[int, int, list[str]]:
    """Visit a page, and another one until it answers; return results, others served and the log."""
    log.clear()
    others = 0
    async with browser() as client, asyncio.timeout(PATIENCE):
        page = asyncio.create_task(client.get(path))
        while not page.done():
            others += (await client.get("/other/")).status_code == 200
        return len(page.result().json()["results"]), others, log.copy()


async def main() -> dict[str, bool]:
    global other_served
    other_served = asyncio.Event()
    results, others, in_loop = await visit("/prices/")
    _, _, in_gather = await visit("/prices/?gather")
    following = in_loop == ["start", "end"] * 10 and in_gather == ["start"] * 10 + ["end"] * 10
    return {"A": not following, "B": not others, "C": results < 10, "D": following and others >= 10}


settle(
    "await-in-a-loop",
    asyncio.run(main()),
    "loop: start, end, start, end; gather: all start, then all end",
)
