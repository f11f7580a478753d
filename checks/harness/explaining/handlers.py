"""Find the line at which the code goes on after an error of the API."""

import ast
import re
from contextlib import suppress

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, TRY, around, files, nodes
from checks.harness.sources import Sources

SETS = ast.Assign | ast.AnnAssign | ast.Return


def of_the_handler(visit: Visit) -> Place | None:
    """Return what the code does instead: in an `except`, a `finally`, a `suppress`, a `gather`.

    None where nothing is caught: there the code goes on by itself.
    """
    sources, caught = visit.sources, visit.caught_at
    for node in reversed(around(sources, caught, TRY | ast.With | ast.AsyncWith)):
        if line := _line_of(node, caught.line):
            return _or_what_was_set_before(sources, node, Place(caught.file, line))
    for file in files(sources):
        for keyword in nodes(sources, ast.keyword, file):
            if keyword.arg == "return_exceptions":
                return Place(file, keyword.lineno)
        for node in nodes(sources, TRY | ast.With, file) if caught is None else ():
            if line := _line_of(node, None):
                return Place(file, line)
    return None


def _line_of(node: TRY | ast.With | ast.AsyncWith, line: int | None) -> int | None:
    """Return the line that goes on after an error in `line` of a block; None: it passes on."""
    if isinstance(node, ast.With | ast.AsyncWith):
        return node.lineno if "suppress" in ast.unparse(node.items[0]) else None
    if line and not node.body[0].lineno <= line <= (node.body[-1].end_lineno or 0):
        return None
    leaves = [n for part in node.finalbody for n in ast.walk(part) if isinstance(n, ast.Return)]
    if leaves:
        return leaves[-1].lineno
    for handler in node.handlers:
        if not any(isinstance(part, ast.Raise) for part in ast.walk(handler)):
            sets = [n for part in handler.body for n in ast.walk(part) if isinstance(n, SETS)]
            return (sets or handler.body)[-1].lineno
    return None


def _or_what_was_set_before(sources: Sources, node: ast.AST, at: Place) -> Place:
    """Return the line before the block that sets `external_data`, if the handler only goes on."""
    handled = around(sources, at, SETS)
    functions = around(sources, at, FUNCTION)
    if handled or not functions or not around(sources, at, ast.Continue):
        return at
    before = [
        n.lineno for n in ast.walk(functions[-1])
        if isinstance(n, ast.Assign) and n.lineno < node.lineno
        and "external_data" in map(ast.unparse, n.targets)
    ]  # fmt: skip
    return Place(at.file, before[-1]) if before else at


def of_the_other_value(visit: Visit) -> Place | None:
    """Return the line that gave `external_data` its value, if not the API's JSON."""
    sources, held = visit.sources, visit.variables.get("external_data")
    for node in nodes(sources, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        own = node.value and "external_data" in map(ast.unparse, targets)
        with suppress(ValueError):
            if own and ast.literal_eval(node.value) == held:
                return Place(VIEWS, node.lineno)
    sets = [
        n.lineno for n in nodes(sources, ast.Assign)
        if "external_data" in map(ast.unparse, n.targets)
        and any(not re.search(r"\bjson\(|\bloads\(", ast.unparse(v)) for v in _values(n.value))
    ]  # fmt: skip
    return Place(VIEWS, sets[-1]) if sets else None


def _values(expression: ast.expr) -> list[ast.expr]:
    """Return the expressions of which one becomes the value."""
    match expression:
        case ast.IfExp(body=value, orelse=other):
            return [value, other]
        case ast.BoolOp(values=values):
            return values
    return [expression]
