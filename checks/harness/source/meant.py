"""Find the name that was meant by one which nothing defines: by what is done with it."""

import ast
import difflib
import inspect
import sys
import traceback
from types import ModuleType

from checks.harness.causes import SET_BY_THE_TASK
from checks.harness.fault import Place
from checks.harness.source.homes import HOME, import_line
from checks.harness.source.nodes import nodes
from checks.harness.sources import PACKAGE, Sources

SURE, NEAR = 0.8, 0.6
UNKNOWN = object()


def name_meant(error: NameError, place: Place | None, sources: Sources) -> str:
    """Return the name that was meant, of those that have a value where `error` was raised, or "".

    Whatever is done with the misspelt name in its line can be done with that one. Where the line
    only uses a value, the two are almost the same. A function that runs is none of them: it would
    call itself.
    """
    name, scope = error.name, scope_of(error, sources)
    if not name or not place or name in SET_BY_THE_TASK:
        return ""
    attributes, called = use_of(name, place, sources)
    if import_line(name).endswith(f" {name}") and not attributes:
        return ""  # the name itself is right: it lacks its import
    close = _like(name, scope, NEAR if attributes or called else SURE)
    running = {frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)}
    fitting = (own for own in close if _fits(scope[own], attributes, called))
    return next((own for own in fitting if own not in running), "")


def name_to_import(error: NameError, place: Place, sources: Sources) -> str:
    """Return the name to import for one that nothing defines, as it is spelt where it lives."""
    attributes, called = use_of(error.name, place, sources)
    homes = {**HOME, "httpx": "httpx", "django": "django"}
    for name in _like(error.name, homes, NEAR if attributes else SURE):
        home = f"{PACKAGE if homes[name].startswith('.') else ''}{homes[name]}"
        value = getattr(sys.modules.get(home), name, sys.modules.get(name, UNKNOWN))
        if value is not UNKNOWN and _fits(value, attributes, called):
            return name
    return ""


def method_meant(error: BaseException, place: Place | None, sources: Sources) -> tuple[str, str]:
    """Return a call as it stands in a line, `json(response)`, and that of a method of this name.

    Two empty texts where what is handed over has no such method.
    """
    scope = scope_of(error, sources)
    for call in nodes(sources, ast.Call, place.file) if place else ():
        match call:
            case ast.Call(func=ast.Name(id=name), args=[ast.Name(id=owner)]) if _holds(call, place):
                tells = not isinstance(error, NameError) or error.name == name
                if tells and owner in scope and _fits(scope[owner], {name}, called=False):
                    return ast.unparse(call), f"{owner}.{name}()"
    return "", ""


def use_of(name: str, place: Place, sources: Sources) -> tuple[set[str], bool]:
    """Return which attributes of a name a line uses, and whether it calls it."""
    found = [n for n in nodes(sources, ast.Attribute | ast.Call, place.file) if _holds(n, place)]
    of_it = [n for n in found if ast.unparse(_owner(n)) == name]
    attributes = {n.attr for n in of_it if isinstance(n, ast.Attribute)}
    return attributes, any(isinstance(n, ast.Call) for n in of_it)


def module_of(file: str) -> ModuleType | None:
    """Return the module that was imported from a file of the submission; None without one."""
    name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return sys.modules.get(name)


def scope_of(error: BaseException, sources: Sources) -> dict[str, object]:
    """Return the names that have a value where `error` was raised; none outside student code."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    if not frames or not sources.owns(frames[-1].f_code.co_filename):
        return {}
    known = {**frames[-1].f_globals, **frames[-1].f_locals}
    return {name: value for name, value in known.items() if isinstance(name, str)}


def _holds(node: ast.Attribute | ast.Call, place: Place) -> bool:
    return node.lineno <= (place.line or 0) <= (node.end_lineno or node.lineno)


def _owner(node: ast.Attribute | ast.Call) -> ast.expr:
    return node.value if isinstance(node, ast.Attribute) else node.func


def _like(name: str, known: dict, near: float) -> list[str]:
    """Return the known names that are like one: first those that differ in capitals only."""
    alike = [other for other in known if other.lower() == name.lower()]
    return [*alike, *difflib.get_close_matches(name, known, n=5, cutoff=near)]


def _fits(value: object, attributes: set[str], called: bool) -> bool:
    """Say whether a value has these attributes, and can be called; no code of its own runs."""
    own = all(inspect.getattr_static(value, name, UNKNOWN) is not UNKNOWN for name in attributes)
    return own and (not called or (callable(value) and not isinstance(value, ModuleType)))
