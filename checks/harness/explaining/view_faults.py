"""Explain what stands in the place of a view, when it is no function."""

import ast
import inspect

from django.views import View

from checks.harness.causes import VIEWS, Cause
from checks.harness.fault import Fault, Place, show
from checks.harness.source.nodes import decorators, nodes
from checks.harness.sources import Sources

VIEW = "async def fetch_data(request):"


def no_view(view, sources: Sources) -> Fault:
    """Return the fault of a `fetch_data` that cannot be called with a request."""
    at = sources.place_of_name(VIEWS, "fetch_data")
    seen, wanted = f"`fetch_data` is {show(view)}, and no function.", VIEW
    own = decorators(sources, "fetch_data")
    last = sources.lines(VIEWS)[at.line - 1].split() if at and at.line else []
    if inspect.isclass(view):
        seen = "`fetch_data` is a class, and Django calls a function."
        wanted = _function_of(view, sources)
    elif isinstance(view, View):
        seen = "`fetch_data` is an object of a class, and Django calls a function."
        wanted = _function_of(type(view), sources)
    elif inspect.iscoroutine(view):
        seen = "`fetch_data` is a coroutine: it is what a call of the async function gave."
        wanted = "the function itself: take out the line that calls it and keeps the result"
    elif view is None and own and "def" in last[:2]:
        at = Place(VIEWS, own[0].lineno)
        seen = "`fetch_data` is None: that is what its decorators made of it."
        wanted = "a decorator that returns an async function, or none"
    return Fault(seen, wanted, cause=Cause.FETCH_DATA, at=at, hides_hint=True)


def _function_of(view: type, sources: Sources) -> str:
    """Say how a class becomes a view: one of Django's by `as_view()`, another one not at all."""
    if not issubclass(view, View):
        return f"`{VIEW}`"
    if any(node.name == "fetch_data" for node in nodes(sources, ast.ClassDef)):
        return f"`{VIEW}`; or another name for the class, and `fetch_data = NAME.as_view()`"
    return f"`fetch_data = {view.__name__}.as_view()`"
