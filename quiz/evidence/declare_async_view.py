"""Prove that only one of the four lines declares a coroutine function that Django can serve.

Each line is taken from `questions.toml`, compiled with a body that awaits, and served.
"""

import asyncio
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import JsonResponse

from _django import browser, route
from _verdict import entry, settle

QUESTION = "declare-async-view"
LINES = {
    letter: line.strip("`") for letter, line in entry("questions.toml", QUESTION)["choices"].items()
}
faults: list[str] = []


def declare(letter: str) -> Any:
    """Return the view that a line declares, or None where Python refuses it."""
    names: dict[str, Any] = {"asyncio": asyncio, "JsonResponse": JsonResponse, "__name__": "views"}
    body = "    await asyncio.sleep(0)\n    return JsonResponse({'seen': True})"
    try:
        exec(f"{LINES[letter]}\n{body}", names)
    except SyntaxError as error:
        faults.append(f"{letter}: {error.msg}")
        return None
    return names["my_view"]


async def served(view: Any) -> bool:
    """Say whether the real ASGI handler gets its answer from the view."""
    route(view)
    async with browser() as client:
        reply = await client.get("/my_view/")
    return reply.status_code == 200 and reply.json() == {"seen": True}


async def main() -> dict[str, bool]:
    views = {letter: declare(letter) for letter in LINES}
    return {
        letter: iscoroutinefunction(view) and await served(view) for letter, view in views.items()
    }


seen = asyncio.run(main())
settle(QUESTION, seen, "Python refuses with an await in the body: " + "; ".join(faults))
