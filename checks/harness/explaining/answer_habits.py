"""Explain how the answer is read by those who know aiohttp, requests or JavaScript."""

import ast
import re

import httpx

from checks.harness.asking.compare import is_json_text, same
from checks.harness.asking.visit import Visit
from checks.harness.causes import Request
from checks.harness.explaining.shapes import JSON
from checks.harness.explaining.values import held
from checks.harness.fault import Explained
from checks.harness.source.nodes import around, calls, loaded_names, nodes
from checks.harness.source.raised import modules_of

JSON_TYPES = (dict, list, str, int, float, bool, type(None))


def _read_already(visit: Visit, text: str) -> Explained | None:
    """Explain an attribute of what `json()` gave: that is a dict or the like, and no response."""
    error = visit.error
    if not isinstance(error, AttributeError) or not same(error.obj, visit.payload):
        return None
    known = any(hasattr(kind, error.name) for kind in JSON_TYPES)
    if not visit.calls or (known and visit.request is not Request.FIRST):
        return None
    for node in around(visit.sources, visit.error_place, ast.Attribute):
        code = ast.unparse(node.value)
        kind = "None" if error.obj is None else f"a {type(error.obj).__name__}"
        if node.attr != error.name:
            continue
        if held(visit, node.value) is error.obj and (error.obj or _is_read(visit, code)):
            seen = f"`{code}` holds the JSON already, here {kind}, and no response."
            return Explained(seen, f"`{code}` alone, without `.{node.attr}`")
        if isinstance(node.value, ast.Call) and code.endswith(".json()"):
            seen = f"`{code}` gives the JSON itself, here {kind}."
            return Explained(seen, f"`{code}` alone, without `.{node.attr}`")
    return None


def _is_read(visit: Visit, name: str) -> bool:
    """Say whether a line puts into a variable what `json()` gives."""
    sets = [n for n in nodes(visit.sources, ast.Assign) if name in map(ast.unparse, n.targets)]
    return any(ast.unparse(node.value).endswith(".json()") for node in sets)


def _text_or_bytes(visit: Visit, text: str) -> Explained | None:
    """Explain an attribute of the text, or the bytes, of a response."""
    error = visit.error
    if not isinstance(error, AttributeError) or not isinstance(error.obj, str | bytes):
        return None
    for node in around(visit.sources, visit.error_place, ast.Attribute):
        owner = node.value
        named = isinstance(owner, ast.Attribute) and owner.attr in ("text", "content")
        if (
            named
            and node.attr == error.name
            and isinstance(held(visit, owner.value), httpx.Response)
        ):
            what = "a text" if isinstance(error.obj, str) else "bytes"
            return Explained(f"`{ast.unparse(owner)}` is {what}: it has no `{node.attr}`.", JSON)
    return None


def _read_as_python(visit: Visit, text: str) -> Explained | None:
    """Explain `ast.literal_eval` of the answer, which is JSON."""
    if "ast" not in modules_of(visit.error) or not isinstance(
        visit.error, ValueError | SyntaxError
    ):
        return None
    for call in calls(visit.sources, "literal_eval"):
        names = [name for part in call.args for name in loaded_names(part)]
        values = [visit.variables.get(name) for name in names]
        of_it = [v for v in values if isinstance(v, httpx.Response) or _is_text(visit, v)]
        if of_it and visit.error_place and call.lineno == visit.error_place.line:
            seen = "The answer is JSON, and `literal_eval` reads Python: the two differ."
            return Explained(seen, f"{JSON}, without `literal_eval`")
    return None


def _is_text(visit: Visit, value: object) -> bool:
    return isinstance(value, str | bytes) and is_json_text(value, visit.payload)


def _method_awaited(visit: Visit, text: str) -> Explained | None:
    """Explain `await response.json`, which is neither called nor awaited in httpx."""
    if not re.search(r"'?(builtin_function_or_)?method'? (object )?can't be ", text):
        return None
    for node in around(visit.sources, visit.error_place, ast.Await):
        owner = getattr(node.value, "value", None)
        if owner is not None and isinstance(held(visit, owner), httpx.Response):
            code = ast.unparse(node.value)
            seen = f"`{code}` without brackets is the method, and is not called."
            return Explained(seen, f"`{code}()`: with brackets, and without `await`")
    return None


EXPLANATIONS = (_read_already, _text_or_bytes, _read_as_python, _method_awaited)
