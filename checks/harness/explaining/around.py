"""Explain what a decorator does to the view: keep it from running, or make it a plain function."""

import ast
import inspect

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Cause
from checks.harness.explaining.class_views import no_get, plain_get
from checks.harness.fault import Fault, Place
from checks.harness.source.nodes import decorators, functions, nodes
from checks.harness.sources import Sources

# Words in the names of the decorators that answer with a status.
ANSWER = {405: ("require", "method", "safe"), 304: ("condition", "etag", "modified")}
NO_ENTRY = ("login", "permission", "user", "staff", "auth")


def kept_from_running(visit: Visit) -> Fault:
    """Return the fault of something around the view that answers, or stops, before it runs."""
    if fault := no_get(visit.sources):
        return fault
    status = visit.response.status_code
    seen = f"`fetch_data` never ran: something around it answered first, with status {status}."
    names = ANSWER.get(status, NO_ENTRY)
    if visit.error:
        error = visit.sources.describe(visit.error)
        seen = f"`fetch_data` never ran: something around it stopped with {error}"
    wanted = "a view that answers everybody who asks with GET"
    at = of_the_decorator(visit.sources, names)
    return Fault(seen, wanted, cause=Cause.FETCH_DATA, at=at, hides_hint=True)


def of_the_decorator(sources: Sources, names: tuple[str, ...]) -> Place | None:
    """Return the decorator with one of these words in its name; else the first one."""
    own = decorators(sources, "fetch_data")
    fitting = [d for d in own if any(word in ast.unparse(d).lower() for word in names)]
    return Place(VIEWS, (fitting or own)[0].lineno) if own else None


def made_plain(sources: Sources, view) -> Fault | None:
    """Return the fault of a decorator that makes a plain function of an `async def`."""
    views = functions(sources, "fetch_data")
    if not views or not isinstance(views[-1], ast.AsyncFunctionDef):
        return None
    if not (own := views[-1].decorator_list):
        return None
    at = _of_the_wrapper(sources, view) or Place(VIEWS, own[-1].lineno)
    return Fault(
        "A decorator makes a plain (sync) function of `fetch_data`, though it is an `async def`.",
        "decorators that leave the view async, or none",
        cause=Cause.FETCH_DATA, at=at, hides_hint=True,
    )  # fmt: skip


def must_stay_async(sources: Sources, view) -> None:
    """Fail when a decorator makes a plain function of the view, or its class has a plain `get`."""
    if fault := no_get(sources) or plain_get(sources, view) or made_plain(sources, view):
        raise fault


def _of_the_wrapper(sources: Sources, view) -> Place | None:
    """Return the `def` of the student's own function that took the place of the view."""
    code = getattr(view, "__code__", None)
    if code is None or not sources.owns(code.co_filename) or inspect.iscoroutinefunction(view):
        return None
    file = sources.relative(code.co_filename)
    found = [
        node.lineno for node in nodes(sources, ast.FunctionDef, file)
        if code.co_firstlineno in (node.lineno, *(d.lineno for d in node.decorator_list))
    ]  # fmt: skip
    return Place(file, found[0]) if found else None
