"""Put into words why an import finds no module."""

import ast
import sys

from checks.harness.causes import MODELS
from checks.harness.fault import Fault, Place
from checks.harness.importing.misplaced import from_elsewhere
from checks.harness.source.imports import import_at, models_that
from checks.harness.sources import PACKAGE, Sources
from checks.harness.spelling import closest

BLOCKING_CLIENTS = {"requests", "urllib3", "pycurl", "httplib2", "urllib2", "httplib"}
KNOWN_MODULES = ("httpx", "django", "django.http", "django.db", "items.models", "asgiref.sync")
INSTEAD = "here and where it is used"
OTHER_LIBRARIES = {
    "aiohttp": f"httpx instead, {INSTEAD}: `async with httpx.AsyncClient() as client:`",
    "nest_asyncio": f"nothing instead, {INSTEAD}: an async view may `await` what it needs",
    **dict.fromkeys(
        ("rest_framework", "fastapi", "starlette", "flask", "ninja", "quart", "sanic"),
        f"Django's own instead, {INSTEAD}: `from django.http import JsonResponse`",
    ),
    **dict.fromkeys(
        ("dotenv", "decouple", "environ"), f"the value itself, {INSTEAD}: nothing is secret here"
    ),
}


def no_module(error: ModuleNotFoundError, place: Place, sources: Sources) -> Fault:
    """Return the fault of an import of a module that is not there."""
    name = error.name or ""
    root = name.split(".")[0]
    if root in BLOCKING_CLIENTS or root in OTHER_LIBRARIES:
        return _library(name, root, place, sources)
    close = closest(name, KNOWN_MODULES)
    if root == PACKAGE and not models_that(sources, place):
        close = ""
    own = sources.package / f"{root}.py"
    is_own = own.is_file() and place.file != f"{PACKAGE}/{own.name}"
    if not is_own and (fault := from_elsewhere(name, place, sources, close)):
        return fault
    if wanted := _relative(sources, place, root if is_own else "", close):
        here = f": {PACKAGE}/{own.name} is a file of the app" if is_own else ""
        seen = f"{place} imports {name}, and there is no such module{here}"
        near = f". Did you mean {close}?" if close == "items.models" and not here else "."
        return Fault(seen + near, wanted, at=place)
    parent, _, last = name.rpartition(".")
    if last and hasattr(sys.modules.get(parent), last):
        seen = f"{place} imports {name} like a module, and it is a name in {parent}."
        return Fault(seen, f"from {parent} import {last}", at=place)
    near = f". Did you mean {close}?" if close else "."
    seen = f"{place} imports {name}, and there is no such module{near}"
    wanted = "imports of Django, httpx, Python's own modules and your own files only"
    wanted = _unused(sources, place, root) or wanted
    if close:
        wanted = f"{close} in this line"
    elif root == PACKAGE:
        wanted = _unused(sources, place, root) or _own_file(name, place, sources)
    return Fault(seen, wanted, at=place)


def _library(name: str, root: str, place: Place, sources: Sources) -> Fault:
    """Return the fault of an import of a library that is known, and not installed here."""
    lines = ", ".join(map(str, _used(sources, place, ast.Name, root)[:5]))
    used = f" (used in line {lines})" if lines else ""
    seen = f"{place} imports {name}, which is not installed where it is graded{used}."
    if wanted := _unused(sources, place, root):
        return Fault(seen, wanted, at=place)
    if root in OTHER_LIBRARIES:
        return Fault(seen, OTHER_LIBRARIES[root], at=place)
    if _used(sources, place, ast.Call, root):
        return Fault(seen, idea="blocking-http-client", at=place)
    return Fault(seen, f"httpx instead, {INSTEAD}: `import httpx`", at=place)


def _own_file(name: str, place: Place, sources: Sources) -> str:
    """Say what may be done about an import of a file of the app that is not there."""
    node, file = import_at(sources, place), f"a file {name.replace('.', '/')}.py"
    lines = ", ".join(map(str, _used(sources, place, ast.Name, PACKAGE)[:5]))
    if not lines or not isinstance(node, ast.ImportFrom):
        return f"{file}, or {place.file} without this import"
    without = f"{place.file} without this import and what uses it (line {lines})"
    return f"{without}; or {file} with what is imported"


def _relative(sources: Sources, place: Place, own: str, close: str) -> str:
    """Return how a line imports a file of the app, where it means one; else "".

    `own` is a file of the app that is imported without its dot.
    """
    node = import_at(sources, place)
    names = ", ".join(map(ast.unparse, node.names)) if node else ""
    if isinstance(node, ast.Import):
        return f"`from . import {own}`: a dot stands for this app" if own else ""
    if node is None or not node.module:
        return ""
    if own:
        return f"`from .{node.module} import {names}`: the dot stands for this app"
    last = node.module.rpartition(".")[2]
    if place.file == MODELS:
        return ""
    spelt = models_that(sources, place)
    if last == "models" or (spelt and close == "items.models"):
        return f"`from .models import {spelt or names}`: the dot stands for this app"
    return ""


def _unused(sources: Sources, place: Place, root: str) -> str:
    """Say that an import can go, if nothing in its file uses a name that it gives."""
    node = import_at(sources, place)
    if node is None or _used(sources, place, ast.Name, root):
        return ""
    if others := [ast.unparse(alias) for alias in node.names if alias not in _given(node, root)]:
        return f"`import {', '.join(others)}` without `{root}`: nothing in the file uses it"
    told = all(alias.name != "*" for alias in node.names)
    return f"{place.file} without this import: nothing in the file uses it" if told else ""


def _given(node: ast.Import | ast.ImportFrom, root: str) -> list[ast.alias]:
    """Return the parts of an import that need a module: all of a `from`."""
    whole = isinstance(node, ast.ImportFrom)
    return [alias for alias in node.names if whole or alias.name.split(".")[0] == root]


def _used(sources: Sources, place: Place, kind: type[ast.Name | ast.Call], root: str) -> list[int]:
    """Return the lines that use a name which the import of a module gives, or that call it."""
    node = import_at(sources, place)
    given = _given(node, root) if node else []
    names = {alias.asname or alias.name.split(".")[0] for alias in given}
    parts = [part for part in ast.walk(sources.tree(place.file)) if isinstance(part, kind)]
    used = [part.func if isinstance(part, ast.Call) else part for part in parts]
    return sorted({
        part.lineno for part in used
        if any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(part))
    })  # fmt: skip
