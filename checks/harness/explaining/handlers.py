"""Find the line at which the code goes on after an error of the API."""

import ast
import asyncio
from contextlib import suppress

from checks.harness.asking.compare import MISSING, same
from checks.harness.asking.failures import Failure
from checks.harness.asking.visit import Visit
from checks.harness.explaining.kinds import kind_raised
from checks.harness.explaining.taken_up import BLOCKS, SETS, taken_up
from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, TRY, around, calls, files, nodes
from checks.harness.sources import Sources


def of_the_handler(visit: Visit) -> Place | None:
    """Return what the code does instead: in an `except`, a `finally`, a `suppress`, a `gather`.

    None where nothing is caught: there the code goes on by itself.
    """
    sources, raised = visit.sources, visit.raised
    if ended := _of_the_reply(visit):
        return ended
    if raised is None:
        return _after_their_own(visit)
    if (at := visit.caught_at) and (found := _went_on(visit, at, type(raised))):
        return found
    for file in files(sources):
        for keyword in nodes(sources, ast.keyword, file):
            if keyword.arg == "return_exceptions":
                return Place(file, keyword.lineno)
        for node in nodes(sources, TRY | ast.With, file) if at is None else ():
            taken = taken_up(visit, node, Place(file, node.body[0].lineno), type(raised))
            if taken.sure:
                return taken.at
    return None


def _of_the_reply(visit: Visit) -> Place | None:
    """Return the `return` in a handler with which the view ended."""
    at = None if visit.error else visit.ended_at
    if visit.response is not None and around(visit.sources, at, ast.ExceptHandler):
        returns = around(visit.sources, at, ast.Return)
        return Place(at.file, returns[-1].lineno) if returns else None
    return None


def _after_their_own(visit: Visit) -> Place | None:
    """Return what the code does instead after an exception of its own: it waits no longer, say."""
    called = visit.calls[-1].place if visit.calls else None
    late = visit.failure is Failure.TIMEOUT
    if called and late and (f := _went_on(visit, called, asyncio.CancelledError, left=True)):
        return f
    for file in files(visit.sources):
        for node in nodes(visit.sources, ast.Raise | ast.Assert, file):
            at = Place(file, node.lineno)
            if around(visit.sources, at, ast.ExceptHandler):
                continue
            kind = AssertionError if isinstance(node, ast.Assert) else kind_raised(file, node)
            found = _went_on(visit, at, kind, left=True)
            if found and not _sets_another_value(visit, found):
                return found
    return None


def _sets_another_value(visit: Visit, at: Place) -> bool:
    """Say whether a line sets `external_data` to another value than it holds."""
    held = visit.variables.get("external_data", MISSING)
    for node in around(visit.sources, at, ast.Assign):
        if "external_data" in map(ast.unparse, node.targets):
            with suppress(ValueError):
                return held is not MISSING and not same(held, ast.literal_eval(node.value))
    return False


def _went_on(
    visit: Visit, at: Place, kind: type | None, left: bool = False, depth: int = 5
) -> Place | None:
    """Return where the code goes on after an exception of a kind in a line.

    What a handler raises is followed, also to who called the function; so is one that `left` it.
    """
    sources, perhaps = visit.sources, None
    if kind is asyncio.CancelledError and _waits_for(sources, at):
        kind = TimeoutError
    for block in reversed(around(sources, at, BLOCKS)):
        taken = taken_up(visit, block, at, kind)
        if taken.sure:
            return _or_what_was_set_before(sources, block, taken.at)
        perhaps, kind = perhaps or taken.at, taken.kind
        left = left or bool(taken.by and taken.by.exc)
    functions = around(sources, at, FUNCTION)[-1:] if left and depth else ()
    for name in [function.name for function in functions]:
        for file in files(sources):
            for call in calls(sources, name, file=file):
                place = Place(file, call.lineno)
                if found := _went_on(visit, place, kind, left, depth - 1):
                    return found
    return perhaps


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


def _waits_for(sources: Sources, at: Place) -> bool:
    """Say whether a line is a part of a call of `wait_for`, which makes a TimeoutError."""
    return any(ast.unparse(n.func).endswith("wait_for") for n in around(sources, at, ast.Call))
