"""Explain exceptions that come from how the API's answer is read and used."""

import ast
import re
from json import JSONDecodeError

import httpx

from checks.harness.asking.compare import same
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Request
from checks.harness.explaining.spots import of_a_keyword
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import around, calls
from checks.harness.source.raised import locals_of

JSON = "`external_data = response.json()`"


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
    if found := re.search(r"'Response' object has no attribute '(\w+)'", text):
        return Explained(f"A response of httpx has no `{found[1]}`.", JSON)
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


def _name_in_quotes(visit: Visit) -> Explained | None:
    for node in around(visit.sources, visit.error_place, ast.Constant):
        if isinstance(node.value, str) and node.value in visit.variables:
            seen = f'"{node.value}" in quotes is a text; without them it is the variable.'
            return Explained(seen, f"`{node.value}` without quotes", Place(VIEWS, node.lineno))
    return None


def _no_such_key(visit: Visit, text: str) -> Explained | None:
    """Explain a key that the answer does not have."""
    if isinstance(visit.error, KeyError) and isinstance(visit.payload, dict):
        key = visit.error.args[0] if visit.error.args else None
        if key not in visit.payload and _uses_the_answer(visit):
            keys = ", ".join(list(map(repr, visit.payload))[:4])
            seen = f"The API's answer has no key {key!r}; it has {keys} and so on."
            return Explained(seen, f"the whole answer: {JSON}")
    return None


def of_one_shape(visit: Visit) -> Explained | None:
    """Explain code that works for answers of one shape only."""
    unknown = "unexpected keyword argument" in str(visit.error)
    if (visit.request is Request.LATER or unknown) and _uses_the_answer(visit):
        statements = around(visit.sources, visit.error_place, ast.stmt)
        if statements and re.match(r"item_count = len\(", ast.unparse(statements[-1])):
            return Explained(
                "This counts what the API sent, not the rows.", "`await items.acount()`"
            )
        if statements and "create" in ast.unparse(statements[-1]):
            return Explained("This line stores a row.", "the view without it: it is only to count")
        seen = "This line needs an answer of a certain shape, and an API may send any JSON."
        wanted = f'the answer passed on as it is: {JSON} and `"external": external_data`'
        return Explained(seen, wanted)
    return None


def _uses_the_answer(visit: Visit) -> bool:
    """Say whether the function that failed has the answer in a variable, or in one's attribute."""
    held = locals_of(visit.sources, visit.error)
    inside = [part for one in held.values() for part in getattr(one, "__dict__", {}).values()]
    statements = around(visit.sources, visit.error_place, ast.stmt)[-1:]
    plain = {n.id for part in statements for n in ast.walk(part) if isinstance(n, ast.Name)}
    used = [held[name] for name in plain if name in held]
    return any(same(value, visit.payload) for value in (*used, *inside)) or any(
        isinstance(value, httpx.Response) for value in used
    )


EXPLANATIONS = (_in_pieces, _not_json, _no_such_key)
