"""Tell of an exception that ended the view, and that the student's code or Django took up."""

import ast
import json

from django.http import JsonResponse

from checks.harness.asking.compare import same
from checks.harness.asking.visit import Visit
from checks.harness.causes import Cause, Request
from checks.harness.explaining.lines import is_in_finally, is_return
from checks.harness.explaining.shapes import all_of, passed_on
from checks.harness.explaining.stops import at_which_request
from checks.harness.fault import Fault, Place, show
from checks.harness.source.nodes import (
    FUNCTION,
    LOOP,
    TRY,
    WITH,
    around,
    decorators,
    loaded_names,
    stored_names,
)
from checks.harness.sources import Sources

BLOCKS = WITH | TRY


def caught(visit: Visit) -> Fault | None:
    """Return the fault of a view that an exception kept from its end, though none came out."""
    sources, end = visit.sources, visit.ended_at
    asked = visit.request in (Request.FIRST, Request.LATER) and visit.response is not None
    if not asked or visit.error or end is None or visit.refused:
        return None
    later = at_which_request(visit)
    if handlers := around(sources, end, ast.ExceptHandler):
        seen = f"The `except` in line {handlers[-1].lineno} caught an exception{later}"
        statement = _that_raised(visit, handlers[-1])
        at = Place(end.file, (statement or handlers[-1]).lineno)
    elif statement := _where_it_was_stopped(sources, end):
        raises, at = isinstance(statement, ast.Raise), end
        did = "stopped itself by the `raise` in" if raises else "did not get past"
        seen = f"`fetch_data` {did} line {end.line}{later}"
        if not any(isinstance(part, ast.Await) for part in ast.walk(statement)):
            seen += f": {_who_caught_it(visit)} caught {_named(statement)}"
    else:
        return None
    wanted, any_json = "a view that runs to its end, without an exception", ""
    if isinstance(statement, ast.Raise):
        wanted = (
            f"{all_of(sources, statement)} taken out, and the same kind of reply to every request"
        )
        if visit.meeting.special and visit.rows == 0:
            wanted += ": for an empty table too, where `item_count` is 0"
    elif statement and _uses_the_answer(visit, statement):
        wanted = passed_on(visit, statement)
        any_json = " An API may send any JSON."
    seen = f"{seen}, and the reply is {_told(visit)}, with status {visit.response.status_code}."
    seen += any_json
    return Fault(seen, wanted, cause=Cause.VIEW_STOPPED, at=at, hides_hint=True)


def _who_caught_it(visit: Visit) -> str:
    """Return who made a reply of the exception: Django does so of a few, in HTML."""
    response = visit.response
    by_django = response.status_code in (400, 403, 404) and not isinstance(response, JsonResponse)
    who = ["Django"] if by_django else []
    who += [f"the decorator in line {d.lineno}" for d in decorators(visit.sources, "fetch_data")]
    return " or ".join(who or ["a function around it"])


def _named(statement: ast.stmt) -> str:
    """Return in words the exception that ended the view in a statement."""
    raised = getattr(statement, "exc", None)
    raised = getattr(raised, "func", raised)
    return f"that `{ast.unparse(raised)}`" if raised else "the exception"


def _told(visit: Visit) -> str:
    try:
        return show(json.loads(visit.response.content))
    except (AttributeError, ValueError):
        return show(visit.response)


def _where_it_was_stopped(sources: Sources, end: Place) -> ast.stmt | None:
    """Return the statement in which a function ended, if it cannot have come to its end there.

    Python counts a `return` in a block with an end of its own to that: such lines do not count.
    """
    functions, statements = around(sources, end, FUNCTION), around(sources, end, ast.stmt)
    if not functions or not statements or is_in_finally(sources, end):
        return None
    last = statements[-1]
    if isinstance(last, BLOCKS | FUNCTION | ast.Return) or any(map(is_return, ast.walk(last))):
        return None
    return None if last in _ends(functions[-1].body) else last


def _ends(body: list[ast.stmt]) -> list[ast.stmt]:
    """Return the statements after which a body may be at its end."""
    last = body[-1]
    parts = [getattr(last, name, []) for name in ("body", "orelse", "finalbody")]
    parts += [part.body for name in ("handlers", "cases") for part in getattr(last, name, [])]
    found = [last, *(end for part in parts if part for end in _ends(part))]
    return [*found, *ast.walk(last)] if isinstance(last, LOOP) else found


def _that_raised(visit: Visit, handler: ast.ExceptHandler) -> ast.stmt | None:
    """Return the statement that a handler was most likely for, by which variables have a value."""
    tries = around(visit.sources, Place(visit.ended_at.file, handler.lineno), TRY)
    body = [part for node in tries if handler in node.handlers for part in _flat(node.body)]
    done = [n for n, part in enumerate(body) if stored_names(part) and _is_set(visit, part)]
    left = body[done[-1] + 1 :] if done else body
    undone = [n for n, part in enumerate(left) if not _is_set(visit, part)]
    left = left[: undone[0] + 1] if undone else left
    using = [part for part in left if _uses_the_answer(visit, part)]
    return next(iter(using or left), None)


def _flat(body: list[ast.stmt]) -> list[ast.stmt]:
    """Return the statements of a body, those in `with` blocks too, without the blocks."""
    parts = [_flat(part.body) if isinstance(part, WITH) else [part] for part in body]
    return [statement for part in parts for statement in part]


def _is_set(visit: Visit, statement: ast.stmt) -> bool:
    return stored_names(statement) <= set(visit.variables)


def _uses_the_answer(visit: Visit, statement: ast.stmt) -> bool:
    """Say whether a statement does something with the answer, other than to return it."""
    held = [visit.variables[n] for n in loaded_names(statement) if n in visit.variables]
    returns = isinstance(statement, ast.Return)
    return not returns and any(same(value, visit.payload) for value in held)
