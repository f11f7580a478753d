"""Find the line to change: what a message is about is seldom where Python noticed it."""

import ast

from checks.harness.asking.visit import Visit
from checks.harness.causes import MODELS, VIEWS
from checks.harness.explaining.made_by import made_by
from checks.harness.fault import Place
from checks.harness.source.nodes import (
    FUNCTION,
    LOOP,
    TRY,
    WITH,
    around,
    nodes,
    stored_names,
)
from checks.harness.sources import Sources

BLOCKS = WITH | TRY | LOOP


def of_the_return(visit: Visit) -> Place | None:
    """Return the `return` with which the view ended; else the last one that it has, or its end.

    Python counts the end of a block such as `with` to the line in which the block begins.
    """
    at = visit.ended_at if visit.came_to_its_end else None
    file = at.file if at else VIEWS
    blocks = [node for node in around(visit.sources, at, BLOCKS) if node.lineno == at.line]
    returns = _returns(blocks[-1] if blocks else visit.sources.tree(file))
    if at and at.line in [node.lineno for node in returns]:
        return at
    if before := _before_the_finally(visit, at):
        return before
    if returns and (blocks or at is None or visit.response is None):
        return Place(file, made_by(visit, returns))
    return Place(file, blocks[-1].body[-1].lineno) if blocks else at


def _before_the_finally(visit: Visit, at: Place | None) -> Place | None:
    """Return the `return` of a `try` after which the `finally` ran in which a function ended."""
    last = at and is_in_finally(visit.sources, at)
    for node in reversed(around(visit.sources, at, TRY)) if last else ():
        inside = [*node.handlers, *node.body, *node.orelse]
        returns = [n for part in inside for n in _returns(part)]
        if returns and node.finalbody and at.line >= node.finalbody[0].lineno:
            return Place(at.file, made_by(visit, returns))
    return None


def _returns(node: ast.AST) -> list:
    return sorted(filter(is_return, ast.walk(node)), key=lambda node: node.lineno)


def is_return(node: ast.AST) -> bool:
    """Say whether a node is a `return` or a `yield`."""
    return isinstance(node, ast.Return | ast.Yield)


def is_in_finally(sources: Sources, at: Place) -> bool:
    """Say whether a line stands in a `finally`."""
    ends = [part for node in around(sources, at, TRY) for part in node.finalbody]
    return any(part.lineno <= at.line <= (part.end_lineno or 0) for part in ends)


def of_the_yield(sources: Sources) -> Place | None:
    """Return the first `yield` of views.py."""
    found = nodes(sources, ast.Yield)
    return Place(VIEWS, found[0].lineno) if found else None


def of_the_end(visit: Visit) -> Place | None:
    """Return the last line that the view ran, or its last one, when it returns nothing."""
    functions = around(visit.sources, visit.ended_at, FUNCTION)
    if not functions:
        return None
    inside = around(visit.sources, visit.ended_at, ast.stmt)[-1]
    if isinstance(inside, ast.If) and inside.lineno == visit.ended_at.line:
        return visit.ended_at  # nothing is said for the case that it does not hold
    while isinstance(inside, BLOCKS | ast.If):  # the end of a block counts to its first line
        if isinstance(inside, ast.If) and isinstance(inside.body[-1], ast.Return | ast.Raise):
            if not inside.orelse:
                break  # it did not hold, and nothing is said for that case
            inside = inside.orelse[-1]
        else:
            inside = inside.body[-1]
    last = functions[-1].body[-1]
    return Place(visit.ended_at.file, (last if inside is functions[-1] else inside).lineno)


def of_the_loop(sources: Sources, at: Place | None) -> Place | None:
    """Return the loop around a line, the innermost; the line itself where there is none."""
    loops = around(sources, at, LOOP)
    return Place(at.file, loops[-1].lineno) if loops else at


def of_the_field(sources: Sources, name: str) -> Place | None:
    """Return where models.py says `name`, in whatever way, else where the model begins."""
    for node in nodes(sources, ast.Assign | ast.AnnAssign | FUNCTION, MODELS):
        defined = {node.name} if isinstance(node, FUNCTION) else stored_names(node)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            defined |= {t.attr for t in targets if isinstance(t, ast.Attribute)}
        if name in defined:
            return Place(MODELS, node.lineno)
    return sources.place_of_name(MODELS, "Item")
