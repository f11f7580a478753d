"""Put into words why an import finds no module."""

import ast
import sys
from pathlib import Path

from checks.harness.causes import MODELS
from checks.harness.fault import Fault, Place
from checks.harness.importing.imports_used import unused, used, without
from checks.harness.importing.misplaced import from_elsewhere
from checks.harness.importing.not_there import module_meant, not_there
from checks.harness.source.imports import import_at, models_that
from checks.harness.sources import PACKAGE, Sources

BLOCKING_CLIENTS = {"requests", "urllib3", "pycurl", "httplib2", "urllib2", "httplib"}
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
    close = module_meant(name, sources)
    own = next((path for path in _own(sources, root) if path.exists()), None)
    if own and place.file == f"{PACKAGE}/{own.name}":
        own = None
    if not own and (fault := from_elsewhere(name, place, sources, close)):
        return fault
    if wanted := _relative(sources, place, root if own else "", close):
        seen = f"{place} imports {name}, {not_there(name, close, sources)}"
        if own:
            what = f"{PACKAGE}/{own.name} is a {'folder' if own.is_dir() else 'file'} of the app"
            seen = f"{place} imports {name} without a dot: {what}."
        return Fault(seen, wanted, at=place)
    parent, _, last = name.rpartition(".")
    if last and hasattr(sys.modules.get(parent), last):
        seen = f"{place} imports {name} like a module, and it is a name in {parent}."
        return Fault(seen, f"from {parent} import {last}", at=place)
    seen = f"{place} imports {name}, {not_there(name, close, sources)}"
    wanted = unused(sources, place, root) or without(sources, place, root)
    if close:
        wanted = f"{close} in this line"
    elif root == PACKAGE:
        wanted = unused(sources, place, root) or _own_file(name, place, sources)
    return Fault(seen, wanted, at=place)


def _for_the_environment(sources: Sources, place: Place, root: str) -> str:
    """Say what to do without a library that only fills the environment, and gives no value."""
    names = [
        n for n in ast.walk(sources.tree(place.file)) if isinstance(n, ast.Name | ast.Attribute)
    ]
    lines = {getattr(node, "attr", getattr(node, "id", "")): node.lineno for node in names}
    if root != "dotenv" or "load_dotenv" not in lines:
        return ""
    wanted = without(sources, place, root)
    read = lines.get("environ") or lines.get("getenv")
    return f"{wanted}; in line {read}, the value itself" if read else wanted


def _own(sources: Sources, root: str) -> tuple[Path, Path]:
    return sources.package / f"{root}.py", sources.package / root


def _library(name: str, root: str, place: Place, sources: Sources) -> Fault:
    """Return the fault of an import of a library that is known, and not installed here."""
    lines = ", ".join(map(str, used(sources, place, ast.Name, root)[:5]))
    told = f" (used in line {lines})" if lines else ""
    seen = f"{place} imports {name}, which is not installed where it is graded{told}."
    if wanted := unused(sources, place, root):
        return Fault(seen, wanted, at=place)
    if wanted := _for_the_environment(sources, place, root):
        return Fault(seen, wanted, at=place)
    if root in OTHER_LIBRARIES:
        return Fault(seen, OTHER_LIBRARIES[root], at=place)
    if used(sources, place, ast.Call, root):
        return Fault(seen, idea="blocking-http-client", at=place)
    return Fault(seen, f"httpx instead, {INSTEAD}: `import httpx`", at=place)


def _own_file(name: str, place: Place, sources: Sources) -> str:
    """Say what may be done about an import of a file of the app that is not there."""
    node, file = import_at(sources, place), f"a file {name.replace('.', '/')}.py"
    lines = ", ".join(map(str, used(sources, place, ast.Name, PACKAGE)[:5]))
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
    has_them = spelt and (close == "items.models" or spelt.lower() == names.lower())
    if last == "models" or has_them:
        return f"`from .models import {spelt or names}`: the dot stands for this app"
    return ""
