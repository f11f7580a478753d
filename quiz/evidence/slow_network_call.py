"""Prove that another request is served, from start to end, while a view awaits a slow call.

The slow call ends only when the other request has been served, so a blocked server gets nowhere.
"""

import asyncio

from django.http import HttpRequest, JsonResponse

from _django import browser, route
from _heart import PATIENCE
from _verdict import settle

log: list[str] = []


async def some_network_call() -> str:
    log.append("slow call starts")
    try:
        await asyncio.wait_for(other_served.wait(), PATIENCE)
    except TimeoutError:
        log.append("gave up")
    log.append("slow call ends")
    return "real data"


@route
async def fetch_data(request: HttpRequest) -> JsonResponse:
    data = await some_network_call()
    return JsonResponse({"data": data})


@route
async def other(request: HttpRequest) -> JsonResponse:
    return JsonResponse({})


async def main() -> dict[str, bool]:
    global other_served
    other_served = asyncio.Event()
    async with browser() as client:
        slow = asyncio.create_task(client.get("/fetch_data/"))
        while not log and not slow.done():
            await asyncio.sleep(0)
        log.append(f"other request: {(await client.get('/other/')).status_code}")
        early = slow.done()
        other_served.set()
        reply = await slow
    meanwhile = log == ["slow call starts", "other request: 200", "slow call ends"]
    return {
        "A": reply.status_code != 200,
        "B": not meanwhile,
        "C": early or reply.json() != {"data": "real data"},
        "D": meanwhile,
    }


settle("slow-network-call", asyncio.run(main()), " -> ".join(log))
