"""Ask what uses the names that an import gives, where its module is not there."""

import ast

from checks.harness.fault import Place
from checks.harness.source.imports import import_at
from checks.harness.sources import Sources


def without(sources: Sources, place: Place, root: str) -> str:
    """Say what to take out with an import of a package that is not there."""
    lines = ", ".join(map(str, used(sources, place, ast.Name, root)[:5]))
    using = f" and what uses it (line {lines})" if lines else ""
    return f"{place.file} without this import{using}: the task needs Django and httpx only"


def unused(sources: Sources, place: Place, root: str) -> str:
    """Say that an import can go, if nothing in its file uses a name that it gives."""
    node = import_at(sources, place)
    if node is None or used(sources, place, ast.Name, root):
        return ""
    if others := [ast.unparse(alias) for alias in node.names if alias not in _given(node, root)]:
        return f"`import {', '.join(others)}` without `{root}`: nothing in the file uses it"
    told = all(alias.name != "*" for alias in node.names)
    return f"{place.file} without this import: nothing in the file uses it" if told else ""


def _given(node: ast.Import | ast.ImportFrom, root: str) -> list[ast.alias]:
    """Return the parts of an import that need a module: all of a `from`."""
    whole = isinstance(node, ast.ImportFrom)
    return [alias for alias in node.names if whole or alias.name.split(".")[0] == root]


def used(sources: Sources, place: Place, kind: type[ast.Name | ast.Call], root: str) -> list[int]:
    """Return the lines that use a name which the import of a module gives, or that call it."""
    node = import_at(sources, place)
    given = _given(node, root) if node else []
    names = {alias.asname or alias.name.split(".")[0] for alias in given}
    parts = [part for part in ast.walk(sources.tree(place.file)) if isinstance(part, kind)]
    found = [part.func if isinstance(part, ast.Call) else part for part in parts]
    return sorted({
        part.lineno for part in found
        if any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(part))
    })  # fmt: skip
