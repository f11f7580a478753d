"""Explain what is wrong with a method of a class-based view: a plain `def`, or no `self`."""

import ast
import re

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Cause
from checks.harness.fault import Explained, Fault, Place
from checks.harness.source.nodes import FUNCTION, nodes
from checks.harness.sources import Sources


def plain_get(sources: Sources, view) -> Fault | None:
    """Return the fault of a class-based view whose `get` is a plain function."""
    get = getattr(getattr(view, "view_class", None), "get", None)
    code = getattr(get, "__code__", None)
    if code is None or not sources.owns(code.co_filename):
        return None
    file = sources.relative(code.co_filename)
    for node in nodes(sources, ast.FunctionDef, file):
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        if node.name == "get" and code.co_firstlineno == first:
            seen = "`fetch_data` is a plain (sync) view: the `get` of its class is a plain `def`."
            at, wanted = Place(file, node.lineno), "`async def get(self, request):`"
            return Fault(seen, wanted, cause=Cause.FETCH_DATA, at=at, hides_hint=True)
    return None


def spoiled_dispatch(visit: Visit) -> Fault | None:
    """Return the fault of a decorator around `dispatch` that takes a coroutine for a reply."""
    for node in nodes(visit.sources, ast.ClassDef | FUNCTION):
        around = "dispatch" if isinstance(node, FUNCTION) else "name='dispatch'"
        for decorator in node.decorator_list:
            if around in (getattr(node, "name", ""), *map(ast.unparse, _keywords(decorator))):
                seen = "`fetch_data` never ran: the decorator around `dispatch` takes what that"
                seen += " returns for a reply, and it is a coroutine that nobody awaited."
                wanted, at = "that decorator above `async def get`", Place(VIEWS, decorator.lineno)
                return Fault(seen, wanted, cause=Cause.FETCH_DATA, at=at, hides_hint=True)
    return None


def _keywords(node: ast.expr) -> list[ast.keyword]:
    return node.keywords if isinstance(node, ast.Call) else []


def _without_self(visit: Visit, text: str) -> Explained | None:
    """Explain a method of a class-based view that cannot take `self` and the request."""
    counted = r"(\w+)\.(\w+)\(\) takes [01] positional arguments? but 2 were given$"
    known = re.search(counted, text)
    if not known or visit.error_place is not None:
        return None
    classes = [n for n in nodes(visit.sources, ast.ClassDef) if n.name == known[1]]
    for node in (part for found in classes for part in found.body):
        if isinstance(node, FUNCTION) and node.name == known[2]:
            seen = f"Django calls `{node.name}` with the object itself, `self`, and the request."
            wanted = f"`async def {node.name}(self, request):`"
            return Explained(seen, wanted, Place(VIEWS, node.lineno))
    return None


EXPLANATIONS = (_without_self,)
