"""What a block of the student's code does with an exception from a line in it."""

import ast
from asyncio import CancelledError
from typing import NamedTuple

from checks.harness.asking.visit import Visit
from checks.harness.explaining.exits import of_the_exit
from checks.harness.explaining.kinds import fits, handler_for, kind_raised
from checks.harness.explaining.lines import is_in_finally
from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, TRY, WITH, around, stored_names

BLOCKS = TRY | WITH
SETS = ast.Assign | ast.AnnAssign | ast.Return


class Taken(NamedTuple):
    """Where the code goes on after an exception, if it does; by which `raise` it passes on."""

    at: Place | None = None
    by: ast.Raise | None = None
    kind: type | None = None  # of what is passed on; None where that cannot be told
    sure: bool = False  # whether nothing is passed on


def taken_up(visit: Visit, block: ast.AST, at: Place, kind: type | None) -> Taken:
    """Return what a block around a line does with an exception of a kind from there."""
    nothing = Taken(kind=kind)
    if isinstance(block, WITH):
        return _left(visit, block, at.file, kind)
    if not block.body[0].lineno <= (at.line or 0) <= (block.body[-1].end_lineno or 0):
        return nothing
    leaves = [n for part in block.finalbody for n in ast.walk(part) if isinstance(n, ast.Return)]
    if leaves:
        return Taken(Place(at.file, leaves[-1].lineno), sure=True)
    handler = handler_for(at.file, block, kind)
    if handler is None or _ended_elsewhere(visit, handler, at.file):
        return nothing
    raises = [n for n in ast.walk(handler) if isinstance(n, ast.Raise)]
    made = raises[-1].exc if raises else None
    again = made is None or ast.unparse(made) == handler.name
    passed_on = kind if again else kind_raised(at.file, raises[-1])
    goes_on = None if handler.body[-1] in raises else Place(at.file, _of_what_it_does(handler))
    return Taken(goes_on, raises[-1] if raises else None, passed_on, sure=not raises)


def _left(visit: Visit, block: WITH, file: str, kind) -> Taken:
    """Return where a `with` drops an exception of a kind, or may drop it."""
    for item in block.items:
        match item.context_expr:
            case ast.Call(func=func, args=named) if "suppress" in ast.unparse(func):
                if any(fits(file, name, kind) is not False for name in named):
                    return Taken(Place(file, block.lineno), kind=kind, sure=True)
            case ast.Call(func=func) if kind is CancelledError and _limits(func):
                kind = TimeoutError
    return Taken(of_the_exit(visit, block, file), kind=kind)


def _limits(func: ast.expr) -> bool:
    """Say whether a `with` makes a TimeoutError when time is up."""
    return ast.unparse(func).rpartition(".")[2] in ("timeout", "timeout_at", "fail_after")


def _of_what_it_does(handler: ast.ExceptHandler) -> int:
    """Return the line in which a handler gives another value, or replies, else its last one."""
    parts = [n for part in handler.body for n in ast.walk(part)]
    sets = [n for n in parts if isinstance(n, SETS)]
    own = [n for n in sets if "external_data" in stored_names(n)]
    return (own or sets or handler.body)[-1].lineno


def _ended_elsewhere(visit: Visit, handler: ast.ExceptHandler, file: str) -> bool:
    """Say whether the view would have ended in a handler if that had run, and did not."""
    end, inside = visit.ended_at, Place(file, handler.lineno)
    if end is None or end.file != file or not isinstance(handler.body[-1], ast.Return):
        return False
    if handler.lineno <= (end.line or 0) <= (handler.end_lineno or 0):
        return False
    one = around(visit.sources, end, FUNCTION)[-1:] == around(visit.sources, inside, FUNCTION)[-1:]
    blocks = [n.lineno for n in around(visit.sources, inside, BLOCKS)]  # ends count to these lines
    return one and end.line not in blocks and not is_in_finally(visit.sources, end)
