"""Explain a None that comes from a function of the student's that returns nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checks.harness.asking.visit import Visit
from checks.harness.explaining.lines import of_the_return
from checks.harness.explaining.origin import values_for
from checks.harness.fault import Explained, Place
from checks.harness.source.meant import scope_of
from checks.harness.source.nodes import (
    FUNCTION,
    around,
    files,
    functions,
    loaded_names,
    nodes,
    own_parts,
)
from checks.harness.source.returning import returns_nothing
from checks.harness.source.setting import values_of

# What calls the function that it is given, and gives what that returns; what is given a call.
CALLERS = ("to_thread", "sync_to_async", "database_sync_to_async", "run_sync", "run_in_executor")
PASS_ON = ("create_task", "ensure_future", "wait_for", "shield", "gather")
DEEPEST = 5


def nothing_in(visit: Visit, name: str, at: Place | None = None) -> Explained | None:
    """Explain that a variable holds None as the function that gave it its value returns none.

    It is a variable of the view, or of the function around the line `at`.
    """
    return _nothing_from(visit, ast.Name(name), at or visit.ended_at)


def nothing_at(visit: Visit, key: str) -> Explained | None:
    """Explain in the same way that a key of the reply holds None."""
    values = values_for(visit, key)
    return _nothing_from(visit, values[-1], visit.ended_at) if values else None


def nothing_returned(visit: Visit) -> Explained | None:
    """Explain in the same way that the view returns None."""
    ends = around(visit.sources, of_the_return(visit), ast.Return)
    value = ends[-1].value if ends else None
    return _nothing_from(visit, value, visit.ended_at) if value else None


def _nothing_from(
    visit: Visit, value: ast.expr, at: Place | None, depth: int = DEEPEST
) -> Explained | None:
    """Explain that an expression in the function around a line gives None."""
    if isinstance(value, ast.Name) and depth:
        values = values_of(visit.sources, at, value.id)
        return _nothing_from(visit, values[-1], at, depth - 1) if values else None
    for function in _called(value):
        for file in files(visit.sources):
            name = ast.unparse(function).rpartition(".")[2]
            found = [
                n for n in functions(visit.sources, name, file) if _is(visit, n, function, file)
            ]
            if len(found) == 1 and depth:
                return _of_the_function(visit, found[0], file, depth - 1)
    return None


def _called(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the functions whose results an expression may give."""
    value = value.value if isinstance(value, ast.Await) else value
    if not isinstance(value, ast.Call):
        return
    function, given = value.func, value.args
    if isinstance(function, ast.Call):  # sync_to_async(count)(): what it gives is called
        function, given = function.func, function.args
    name = ast.unparse(function).rpartition(".")[2]
    if name in CALLERS:
        yield from given
    elif name in PASS_ON:
        yield from (found for part in given[:1] for found in _called(part))
    else:
        yield function


def _is(visit: Visit, node: FUNCTION, function: ast.expr, file: str) -> bool:
    """Say whether what is called is this function of a file, or this method of a class."""
    owner = ast.unparse(function).rpartition(".")[0]
    classes = [n.name for n in nodes(visit.sources, ast.ClassDef, file) if node in n.body]
    held = type(visit.variables.get(owner)).__name__
    if classes:
        return owner in ("self", "cls") or bool({owner.partition("(")[0], held} & {*classes})
    return not owner or owner.rpartition(".")[2] == Path(file).stem


def _of_the_function(visit: Visit, node: FUNCTION, file: str, depth: int) -> Explained | None:
    """Explain that a function gives None: it, what is around it, or what it calls in the end."""
    for decorator in node.decorator_list:
        for outer in functions(visit.sources, ast.unparse(decorator), file):
            for inner in (n for n in own_parts(outer, FUNCTION) if n is not outer):
                who = f"`{inner.name}`, which is around `{node.name}`,"
                if told := returns_nothing(inner, file, who):
                    return told
    if told := returns_nothing(node, file, f"`{node.name}`"):
        return told
    ends = own_parts(node, ast.Return)
    if len(ends) != 1 or not ends[0].value:
        return None
    return _nothing_from(visit, ends[0].value, Place(file, ends[0].lineno), depth)


def _stumbled(visit: Visit, text: str) -> Explained | None:
    """Explain a line that needs more than the None which a function gave."""
    if "NoneType" not in text or not (at := visit.error_place):
        return None
    for node in around(visit.sources, at, ast.Await) if "await" in text else ():
        if told := _nothing_from(visit, node, at):
            return told
    held = scope_of(visit.error, visit.sources)
    for node in around(visit.sources, at, ast.stmt)[-1:]:
        for name in loaded_names(node):
            if held.get(name, name) is None and (told := nothing_in(visit, name, at)):
                return told
    return None


EXPLANATIONS = (_stumbled,)
