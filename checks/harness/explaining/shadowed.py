"""Explain a variable of a function that takes the name of what the function is to use."""

import ast
import builtins
from types import ModuleType

from checks.harness.asking.visit import Visit
from checks.harness.fault import Explained, Place
from checks.harness.source.meant import module_of
from checks.harness.source.nodes import FUNCTION, around, nodes
from checks.harness.source.raised import locals_of

USES = ast.Call | ast.Attribute


def shadowed(visit: Visit, text: str) -> Explained | None:
    """Explain `JsonResponse = await client.get(api_url)` where `JsonResponse(...)` is called."""
    error, at = visit.error, visit.error_place
    called = isinstance(error, TypeError) and "object is not callable" in text
    if at is None or not (called or isinstance(error, AttributeError)):
        return None
    held = locals_of(visit.sources, error)
    for node in around(visit.sources, at, USES):
        owner = node.func if isinstance(node, ast.Call) else node.value
        name = owner.id if isinstance(owner, ast.Name) else ""
        fits = called and isinstance(node, ast.Call) and not callable(held.get(name))
        if isinstance(node, ast.Attribute) and not called:
            fits = node.attr == error.name and error.obj is held.get(name)
        line = _set_at(visit, at, name) if fits and name in held else None
        if line and (what := _meant(visit, at, name, getattr(node, "attr", ""))):
            seen = f"Line {line} sets a variable `{name}`, so the function does not see {what}."
            return Explained(seen, "another name for that variable", Place(at.file, line))
    return None


def _set_at(visit: Visit, at: Place, name: str) -> int | None:
    """Return the last line up to `at` in which the function around it sets `name`."""
    functions = around(visit.sources, at, FUNCTION)
    found = [
        node.lineno for node in nodes(visit.sources, ast.Name | ast.arg, at.file)
        if functions and functions[-1].lineno <= node.lineno <= (at.line or 0)
        and (node.arg if isinstance(node, ast.arg) else _stored(node)) == name
    ]  # fmt: skip
    return max(found, default=None)


def _stored(node: ast.Name) -> str:
    return node.id if isinstance(node.ctx, ast.Store) else ""


def _meant(visit: Visit, at: Place, name: str, attribute: str) -> str:
    """Say what the name means outside the function; "" where nothing fits how it is used."""
    module = module_of(at.file)
    outer = vars(module).get(name) if module else None
    if isinstance(outer, ModuleType) and hasattr(outer, attribute or "__name__"):
        return "the module that is imported"
    if isinstance(outer, type) or (callable(outer) and not attribute):
        own = getattr(outer, "__module__", "") == getattr(module, "__name__", None)
        return "what the file defines" if own else "what is imported"
    return f"Python's own `{name}`" if outer is None and hasattr(builtins, name) else ""
