"""Explain exceptions that come from how something is called: the client, a method, a library."""

import ast
import re

import httpx

from checks.harness.asking.network import NO_NETWORK
from checks.harness.asking.visit import Visit
from checks.harness.causes import REPLY, Request
from checks.harness.explaining.ideas import AWAITED
from checks.harness.explaining.values import asking
from checks.harness.fault import Explained
from checks.harness.importing.missing_modules import BLOCKING_CLIENTS
from checks.harness.source.meant import method_meant, name_meant, scope_of
from checks.harness.source.nodes import around
from checks.harness.spelling import is_near

OTHER_REPLIES = ("render", "redirect")


def _method_like_a_function(visit: Visit, text: str) -> Explained | None:
    """Explain `json(response)`, where `response.json()` is meant."""
    if isinstance(visit.error, NameError) or "'module' object is not callable" in text:
        call, meant = method_meant(visit.error, visit.error_place, visit.sources)
        if meant:
            seen = f"`{call}` calls a function; what is meant is a method, behind a dot."
            return Explained(seen, f"`{meant}` instead of `{call}`")
    return None


def _another_library(visit: Visit, text: str) -> Explained | None:
    """Explain the name of a client library that nothing imports."""
    error, at = visit.error, visit.error_place
    name = error.name if isinstance(error, NameError) else None
    if name in BLOCKING_CLIENTS and not name_meant(error, at, visit.sources):
        seen = f"`{name}` is another library than httpx, and one that blocks while it waits."
        return Explained(seen, f"`{asking(visit)}`, with a client of httpx.AsyncClient")
    return None


def _another_reply(visit: Visit, text: str) -> Explained | None:
    """Explain a reply that nothing imports, and that would not be the one that is asked for."""
    name = visit.error.name if isinstance(visit.error, NameError) else None
    if not name or visit.request is not Request.FIRST or name.lower() == "jsonresponse":
        return None
    another = name.lower().endswith("response") or name in OTHER_REPLIES
    if not another and not is_near(name, "fetch_data"):  # a view that calls itself never ends
        return None
    for node in around(visit.sources, visit.error_place, ast.Return):
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == name:
            seen = "The view is to return a JsonResponse."
            return Explained(seen, f"return {REPLY}")
    return None


def _client_itself(visit: Visit, text: str) -> Explained | None:
    """Explain an `await` of the client, or of httpx, without a call."""
    if visit.calls or not re.search(AWAITED, text):
        return None
    for node in around(visit.sources, visit.error_place, ast.Await):
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        held = scope_of(visit.error, visit.sources).get(name)
        if held is httpx or isinstance(held, httpx.AsyncClient):
            seen = f"`await {name}` asks nothing yet: the call is missing."
            return Explained(seen, f"`{asking(visit)}`")
    return None


def _no_such_method(visit: Visit, text: str) -> Explained | None:
    """Explain a method that a client of httpx does not have, where it is to ask the API."""
    error = visit.error
    if not isinstance(error, AttributeError) or not isinstance(error.obj, httpx.AsyncClient):
        return None
    called = [n for n in around(visit.sources, visit.error_place, ast.Call) if n.args or n.keywords]
    if visit.calls or error.name not in [ast.unparse(n.func).rpartition(".")[2] for n in called]:
        return None
    return Explained(f"A client of httpx has no `{error.name}`.", f"`{asking(visit)}`")


def _no_network(visit: Visit, text: str) -> Explained | None:
    """Explain a connection that has nothing to do with the API, and that nothing lets through."""
    if not isinstance(visit.error, OSError) or NO_NETWORK not in text or visit.bypassed:
        return None
    seen = "Only what asks the API with httpx gets through."
    return Explained(seen, "the view without this connection: the API is all that it needs")


EXPLANATIONS = (
    _method_like_a_function, _another_library, _another_reply, _client_itself, _no_such_method,
    _no_network,
)  # fmt: skip
