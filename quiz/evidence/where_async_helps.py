"""Prove that an async view frees the event loop while it waits for the network, and only then.

Twenty requests wait inside one faked API at the same time. A calculation, a template and a
file write, each called in an async view, never let the loop run anything else.
"""

import asyncio
import tempfile

import httpx
from django.http import HttpRequest, JsonResponse
from django.template import engines

from _django import browser, route
from _heart import PATIENCE, Heart
from _verdict import settle

REQUESTS = 20
waiting: list[httpx.Request] = []
TEMPLATE = engines["django"].from_string("{% for n in numbers %}<li>{{ n }}</li>{% endfor %}")


async def api(request: httpx.Request) -> httpx.Response:
    """Answer nobody before everybody has asked."""
    waiting.append(request)
    while len(waiting) < REQUESTS:
        await asyncio.sleep(0)
    return httpx.Response(200, json={})


BUSY = {
    "B": lambda: sum(n * n for n in range(100_000)),
    "C": lambda: TEMPLATE.render({"numbers": range(500)}),
    "D": lambda: file.write("line\n" * 50_000),
}


@route
async def network(request: HttpRequest) -> JsonResponse:
    async with httpx.AsyncClient(transport=httpx.MockTransport(api)) as client:
        return JsonResponse((await client.get("http://api/")).json())


@route
async def busy(request: HttpRequest) -> JsonResponse:
    before = heart.beats
    BUSY[request.GET["work"]]()
    return JsonResponse({"loop_ran": heart.beats > before})


async def main() -> dict[str, bool]:
    global heart
    async with Heart() as heart, browser() as client, asyncio.timeout(PATIENCE):
        replies = await asyncio.gather(*(client.get("/network/") for _ in range(REQUESTS)))
        seen = {
            letter: (await client.get(f"/busy/?work={letter}")).json()["loop_ran"]
            for letter in BUSY
        }
    return seen | {"A": all(reply.status_code == 200 for reply in replies)}


with tempfile.TemporaryFile("w") as file:
    seen = asyncio.run(main())
settle("where-async-helps", seen, f"{len(waiting)} requests waited for the API at the same time")
