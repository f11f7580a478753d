"""Explain what is wrong with a method of a class-based view: a plain `def`, or no `self`."""

import ast
import re
import sys

from django.views import View

from checks.harness.asking.visit import Visit
from checks.harness.causes import SET_BY_THE_TASK, VIEWS, Cause
from checks.harness.fault import Explained, Fault, Place
from checks.harness.source.nodes import FUNCTION, files, nodes, stored_names
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


def no_get(sources: Sources) -> Fault | None:
    """Return the fault of a class-based view that has no `get`, or that leaves it out."""
    of = getattr(getattr(sys.modules.get("items.views"), "fetch_data", None), "view_class", None)
    if of is None or of.dispatch is not View.dispatch:
        return None
    more = {"cause": Cause.FETCH_DATA, "hides_hint": True}
    for file in files(sources):
        for node in (n for n in nodes(sources, ast.ClassDef, file) if n.name == of.__name__):
            if not hasattr(of, "get"):
                seen = f"The class `{node.name}` has no `get`: Django calls that for a request"
                seen += " with GET, and every check asks with GET."
                wanted, line = _to_be_get(node)
                return Fault(seen, wanted, at=Place(file, line), **more)
            lists = [n for n in ast.walk(node) if "http_method_names" in stored_names(n)]
            if lists and "get" not in of.http_method_names:
                seen = "`http_method_names` does not have 'get' in it, so Django never calls `get`."
                wanted = "`'get'` in that list, in small letters; or no such list"
                return Fault(seen, wanted, at=Place(file, lists[-1].lineno), **more)
    return None


def _to_be_get(node: ast.ClassDef) -> tuple[str, int]:
    """Return how a class comes to a `get`, and the line to change."""
    methods = [part for part in node.body if isinstance(part, FUNCTION)]
    fit = [m for m in methods if stored_names(m) & {*SET_BY_THE_TASK}]
    if not fit:
        return "`async def get(self, request):` in that class", node.lineno
    wanted = f"`async def get(self, request):` in the place of `{fit[0].name}`"
    return wanted, fit[0].lineno


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
