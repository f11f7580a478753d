"""Explain calls that go wrong in their brackets: what is handed over, or what is called."""

import ast
import inspect
import re
from types import ModuleType

import httpx

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.shapes import JSON
from checks.harness.explaining.values import asked, client_of, held
from checks.harness.fault import Explained, Place
from checks.harness.source.meant import UNKNOWN
from checks.harness.source.nodes import around, stored_names

METHODS = ("get", "head", "options", "post", "put", "patch", "delete")
METHOD_FIRST = ("request", "stream", "build_request")
CALLED = r"(?:'[\w ]*(?:method|function\w*|type)'|\btype '\w+').* not subscriptable"
MAKES_ONE = "`async with httpx.AsyncClient() as client:`, and in it `await client.get(api_url)`"


def _client_made(visit: Visit, text: str) -> Explained | None:
    """Explain what an AsyncClient does not take when it is made."""
    if not text.startswith("AsyncClient.__init__() "):
        return None
    if unknown := re.search(r"unexpected keyword argument '(\w+)'", text):
        seen = f"An AsyncClient takes no `{unknown[1]}` when it is made."
        return Explained(seen, f"`httpx.AsyncClient()`, without `{unknown[1]}`")
    seen = "An AsyncClient takes nothing without a name when it is made."
    return Explained(seen, "`httpx.AsyncClient()`: the address stands in `client.get(api_url)`")


def _handed_over(visit: Visit, text: str) -> Explained | None:
    """Explain what a method of the client is handed, or not handed, in its brackets."""
    found = re.match(r"AsyncClient\.(\w+)\(\) ", text)
    calls = around(visit.sources, visit.error_place, ast.Call) if found and not visit.calls else []
    for call in calls:
        if not isinstance(call.func, ast.Attribute) or call.func.attr != found[1]:
            continue
        owner, method = call.func.value, found[1]
        unknown = re.search(r"unexpected keyword argument '(\w+)'", text)
        if isinstance(held(visit, owner), type):
            seen = f"`{ast.unparse(owner)}` is the class: only a client that is made of it asks."
            return Explained(seen, asked(visit) if client_of(visit) else MAKES_ONE)
        if method not in (*METHODS, *METHOD_FIRST):
            return None
        seen = f"`{method}` takes one thing without a name: the address."
        if unknown:
            seen = f"`{method}` of an AsyncClient takes no `{unknown[1]}`."
        elif method in METHOD_FIRST:
            seen = f"`{method}` takes two things: first the method, then the address."
        elif not call.args and not call.keywords:
            seen = f"`{method}` is given no address."
        return Explained(seen, asked(visit))
    return None


def _no_address(visit: Visit, text: str) -> Explained | None:
    """Explain something that is no text, or a text that is no address, in its place."""
    found = re.match(r"\w+ type for url\..* got <class '(?:\w+\.)*(\w+)'>", text)
    calls = around(visit.sources, visit.error_place, ast.Call)
    names = [ast.unparse(part) for call in calls for part in call.args]
    if found and not visit.calls and "api_url" not in names:
        return Explained(f"An address is a text, and this is of the type {found[1]}.", asked(visit))
    if not isinstance(visit.error, httpx.UnsupportedProtocol):
        return None
    filled = around(visit.sources, visit.error_place, ast.JoinedStr)
    within = {id(part) for node in filled for part in ast.walk(node)}
    for node in around(visit.sources, visit.error_place, ast.Constant):
        names = re.findall(r"\{(\w+)\}", str(node.value)) if id(node) not in within else []
        for name in names:
            if name in visit.variables:
                seen = f"{node.value!r} stays as it is: there is no `f` in front of its quotes."
                wanted = f"`{name}` without quotes and braces"
                return Explained(seen, wanted, Place(VIEWS, node.lineno))
    return None


def _no_function(visit: Visit, text: str) -> Explained | None:
    """Explain brackets behind something that cannot be called."""
    found = re.match(r"'(\w+)' object is not callable", text)
    for call in around(visit.sources, visit.error_place, ast.Call) if found else ():
        name, value = ast.unparse(call.func), held(visit, call.func)
        if _of_a_response(visit, call.func):
            seen = f"`{call.func.attr}` of a response is no method in httpx: it takes no brackets."
            return Explained(seen, _without_brackets(visit, call.func))
        if value is UNKNOWN or callable(value):
            continue
        if value is httpx or isinstance(value, httpx.AsyncClient):
            kind = "a module" if value is httpx else "a client"
            return Explained(f"`{name}` is {kind}, and no function.", asked(visit))
        if isinstance(value, ModuleType):
            seen, wanted = f"`{name}` is a module, and no function.", f"`{name}.NAME(...)`"
            return Explained(seen, f"a function of that module: {wanted}")
        seen = f"`{name}` is no function, but a {found[1]}."
        if not call.args and not call.keywords:
            return Explained(seen, f"`{name}` without the brackets behind it")
        return Explained(seen, f"a function or a method in the place of `{name}`")
    return None


def _of_a_response(visit: Visit, node: ast.expr) -> bool:
    """Say whether an expression is a value, and no method, of a response."""
    if not isinstance(node, ast.Attribute):
        return False
    response = held(visit, node.value)
    kept = isinstance(inspect.getattr_static(httpx.Response, node.attr, None), property)
    own = isinstance(response, httpx.Response) and node.attr in vars(response)
    return isinstance(response, httpx.Response) and (kept or own)


def _without_brackets(visit: Visit, node: ast.Attribute) -> str:
    statements = around(visit.sources, Place(VIEWS, node.lineno), ast.Assign)
    sets = any("external_data" in stored_names(statement) for statement in statements)
    return JSON if sets else f"`{ast.unparse(node)}` without brackets"


def _square_brackets(visit: Visit, text: str) -> Explained | None:
    """Explain square brackets behind what is called, or behind a response."""
    if "'Response' object is not subscriptable" in text:
        return Explained("A response is no dict: its JSON is what has keys.", JSON)
    if "'Manager' object is not subscriptable" in text:
        return Explained("A manager such as `Item.objects` has no keys.", "`Item.objects.all()`")
    called = re.search(CALLED, text)
    found = around(visit.sources, visit.error_place, ast.Subscript) if called else []
    for node in [n for n in found if isinstance(n.value, ast.Name | ast.Attribute)]:
        code, owner = ast.unparse(node.value), getattr(node.value, "value", None)
        value = held(visit, owner) if owner else UNKNOWN
        what = inspect.getattr_static(value, getattr(node.value, "attr", ""), None)
        if len(found) > 1 and not callable(what if owner else held(visit, node.value)):
            continue
        kind = "function" if not owner or isinstance(value, ModuleType) else "method"
        wanted = f"`{code}(...)`"
        if isinstance(value, httpx.Response):
            wanted = JSON
        elif isinstance(value, httpx.AsyncClient):
            wanted = asked(visit)
        kind = "class" if re.search(r"\btype\b", called[0]) else kind
        return Explained(f"`{code}` is a {kind}: `(` calls it, not `[`.", wanted)
    return None


EXPLANATIONS = (_client_made, _handed_over, _no_address, _no_function, _square_brackets)
