"""Find the line that gives something else in the place of the API's answer."""

import ast
import re
from contextlib import suppress

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.lines import of_the_return
from checks.harness.fault import Place
from checks.harness.source.nodes import around, nodes


def of_another_reply(visit: Visit, at: Place | None) -> Place | None:
    """Return the `return` under an `if` that replied, where the line `at` only led to that."""
    end = of_the_return(visit)
    if not at or not around(visit.sources, end, ast.Return):
        return None
    tests = around(visit.sources, end, ast.If | ast.Match)
    also_around_it = around(visit.sources, at, ast.If | ast.Match)
    return end if tests and at != end and tests[-1] not in also_around_it else None


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
