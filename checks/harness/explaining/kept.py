"""Find the line that keeps something from one request for the next."""

import ast
from typing import NoReturn

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Cause
from checks.harness.explaining.changed import (
    changes,
    in_functions,
    of_what_is_imported,
    of_what_is_outside,
    outside,
    root,
)
from checks.harness.explaining.kept_files import of_a_file
from checks.harness.explaining.origin import values_for
from checks.harness.fault import Place, fail
from checks.harness.source.nodes import (
    FUNCTION,
    files,
    loaded_names,
    nodes,
    stored_names,
)
from checks.harness.sources import Sources

NAMED = ast.Name | ast.Attribute
KEEP_NOTHING = (
    "getLogger",
    "compile",
    "getenv",
    "Path",
    "as_view",
)  # what these make stays as it is


def fail_for_what_is_kept(visit: Visit, seen: str, wanted: str = "") -> NoReturn:
    """Fail because one request gets what belongs to another; point at the line that keeps it."""
    cause, at = Cause.KEPT_BETWEEN_REQUESTS, of_what_is_kept(visit.sources)
    fail(seen, wanted, idea="shared-state", cause=cause, at=at)


def of_what_is_kept(sources: Sources) -> Place | None:
    """Return that line, where one can be seen: the most telling sign counts."""
    for find in SIGNS:
        for file in files(sources):
            if line := find(sources, file):
                return Place(file, line)
    return None


def of_what_is_mixed(visit: Visit, key: str) -> Place | None:
    """Return the line that keeps what a key of the reply gives: `state["count"] = ...`, say."""
    parts = {ast.unparse(n) for value in values_for(visit, key) for n in ast.walk(value)}
    for file in files(visit.sources):
        names = outside(visit.sources, file)
        for node, owner in changes(visit.sources, file):
            if ast.unparse(node) in parts and root(owner) in names:
                return Place(file, node.lineno)
    return of_what_is_kept(visit.sources)


def _cache(sources: Sources, file: str) -> int | None:
    """Find a decorator that caches, or the first question to a cache."""
    for function in nodes(sources, FUNCTION, file):
        for decorator in function.decorator_list if _may_keep(sources, function) else ():
            if "cache" in ast.unparse(decorator).lower():
                return decorator.lineno
    for call in nodes(sources, ast.Call, file):
        owner, _, method = ast.unparse(call.func).lower().rpartition(".")
        if (
            "cache" in owner
            and method.startswith(("get", "aget"))
            and owner not in outside(sources, file)
        ):
            return call.lineno
    return None


def _may_keep(sources: Sources, function: ast.AST) -> bool:
    """Say whether something uses a function, and it calls something that may give another value."""
    names = (node for file in files(sources) for node in nodes(sources, NAMED, file))
    used = any(function.name in (getattr(n, "id", ""), getattr(n, "attr", "")) for n in names)
    calls = any(isinstance(part, ast.Call) for line in function.body for part in ast.walk(line))
    return calls and (used or function.name == "fetch_data")


def _asked_before(sources: Sources, file: str) -> int | None:
    """Find an `if` or `while` that asks what a name outside the functions holds."""
    names = outside(sources, file) | {f.name for f in nodes(sources, FUNCTION, file)}
    tests = in_functions(sources, file, ast.If | ast.IfExp)
    return next((n.lineno for n in tests if names & set(loaded_names(n.test))), None)


def _global(sources: Sources, file: str) -> int | None:
    """Find a `global`."""
    return next((n.lineno for n in nodes(sources, ast.Global, file)), None)


def _made_outside(sources: Sources, file: str) -> int | None:
    """Find the first name that is set outside by a call, and used in a function."""
    used = {n.id for n in in_functions(sources, file, ast.Name)}
    for node in sources.tree(file).body:
        made = isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call)
        keeps = made and ast.unparse(node.value.func).rpartition(".")[2] not in KEEP_NOTHING
        if keeps and stored_names(node) & used:
            return node.lineno
    return None


SIGNS = (
    _cache, of_a_file, _asked_before, _global, of_what_is_outside, _made_outside,
    of_what_is_imported,
)  # fmt: skip


def of_the_global(sources: Sources, name: str) -> Place | None:
    """Return the line with `global name`."""
    found = [n.lineno for n in nodes(sources, ast.Global) if name in n.names]
    return Place(VIEWS, found[0]) if found else None
