"""Explain exceptions that come from how the API's answer is read and used."""

import ast
import re
from json import JSONDecodeError

import httpx

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Request
from checks.harness.explaining.roots import is_no_close
from checks.harness.explaining.shapes import JSON, no_such_key
from checks.harness.explaining.spots import of_a_keyword
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import around, calls, nodes

# What aiohttp, requests, urllib and JavaScript call otherwise.
CALLED_IN_HTTPX = {
    "status": "status_code", "statusCode": "status_code", "code": "status_code",
    "ok": "is_success", "reason": "reason_phrase", "statusText": "reason_phrase",
}  # fmt: skip


def _in_pieces(visit: Visit, text: str) -> Explained | None:
    """Explain that no piece of a streamed answer can be read by itself."""
    streams = calls(visit.sources, "aiter_bytes", "aiter_raw", "aiter_text", "aiter_lines")
    if not streams or not isinstance(visit.error, UnicodeDecodeError | JSONDecodeError):
        return None
    seen = "A streamed answer comes in pieces, which may be cut anywhere, also within a letter."
    cut = isinstance(visit.error, UnicodeDecodeError)
    at = visit.error_place if cut else Place(VIEWS, streams[0].lineno)
    return Explained(seen, "all pieces put together as they came, and then read as JSON", at)


def _not_json(visit: Visit, text: str) -> Explained | None:
    """Explain a response that is read in a way that httpx does not know."""
    if "the JSON object must be str" in text and "Response" in text:
        return Explained("`json.loads` reads a text, and a response is none.", JSON)
    given = re.search(r"the JSON object must be str.* not (\w+)$", text)
    if given and given[1] != "coroutine":
        seen = f"`json.loads` reads a text, and here it is given a {given[1]}."
        return Explained(seen, f"{JSON}, without `json.loads`")
    if found := re.search(r"'Response' object has no attribute '(\w+)'", text):
        other = CALLED_IN_HTTPX.get(found[1])
        wanted = f"`{other}` instead of `{found[1]}`" if other else JSON
        return Explained(f"A response of httpx has no `{found[1]}`.", wanted)
    if isinstance(visit.error, httpx.ResponseNotRead):
        if of_a_keyword(visit.sources, "event_hooks"):
            seen = "An event hook runs before the answer has been read."
            return Explained(seen, "`await response.aread()` in the hook, or no hook")
        seen = "A streamed response is not read by itself."
        return Explained(seen, "`await response.aread()` before that line, or `client.get`")
    if "asynchronous context manager protocol" in text and "coroutine" in text:
        seen = "With httpx a call is awaited, and not opened like a file."
        return Explained(seen, "`response = await client.get(api_url)`, without `async with`")
    if isinstance(visit.error, httpx.UnsupportedProtocol):
        return _name_in_quotes(visit)
    if calls(visit.sources, "eval") and re.search(r"name '(true|false|null)'", text):
        seen = "The answer is JSON, and `eval` reads Python: the two look alike, and differ."
        return Explained(seen, f"{JSON}, without `eval`", visit.error_place)
    return None


def _asked_of_the_client(visit: Visit, text: str) -> Explained | None:
    """Explain what belongs to the answer, and is asked of the client."""
    found = re.search(r"'AsyncClient' object has no attribute '(\w+)'", text)
    if not found or is_no_close(visit.error) or not hasattr(httpx.Response, found[1]):
        return None
    held = [name for name, value in visit.variables.items() if isinstance(value, httpx.Response)]
    seen = f"`{found[1]}` belongs to the answer, and the client is not the answer."
    if not held:
        return Explained(seen, f"`response = await client.get(api_url)`, then {JSON}")
    called = "()" if callable(getattr(httpx.Response, found[1])) else ""
    return Explained(seen, f"`{held[-1]}.{found[1]}{called}`: `{held[-1]}` holds the answer")


def _closed_before(visit: Visit, text: str) -> Explained | None:
    """Explain a client that the view has closed itself, with `aclose`, before it asks."""
    at = visit.error_place
    blocks = nodes(visit.sources, ast.AsyncWith)
    ended = [node for node in blocks if node not in around(visit.sources, at, ast.AsyncWith)]
    if "client has been closed" not in text or ended or visit.request is not Request.FIRST:
        return None
    closing = [
        call.lineno for call in calls(visit.sources, "aclose") if not _of_a_response(visit, call)
    ]
    lines = [line for line in closing if at and line < at.line] or closing
    if not lines:
        return None
    seen = f"Line {lines[-1]} closes the client, and a closed client sends nothing."
    wanted = "that line below all lines that use the client"
    if not blocks:
        wanted = f"`async with` for the client; or {wanted}, in a `finally`"
    return Explained(seen, wanted, Place(VIEWS, lines[-1]))


def _of_a_response(visit: Visit, call: ast.Call) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    held = visit.variables.get(ast.unparse(owner)) if owner else None
    return isinstance(held, httpx.Response)


def _name_in_quotes(visit: Visit) -> Explained | None:
    for node in around(visit.sources, visit.error_place, ast.Constant):
        if isinstance(node.value, str) and node.value in visit.variables:
            seen = f'"{node.value}" in quotes is a text; without them it is the variable.'
            return Explained(seen, f"`{node.value}` without quotes", Place(VIEWS, node.lineno))
    return None


EXPLANATIONS = (_in_pieces, _not_json, _asked_of_the_client, _closed_before, no_such_key)
