"""Find the line to change: what a message is about is seldom where Python noticed it."""

import ast

from checks.harness.asking.visit import Visit
from checks.harness.causes import MODELS, VIEWS
from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, LOOP, around, files, nodes, stored_names
from checks.harness.sources import Sources

BLOCKS = ast.With | ast.AsyncWith | ast.Try | LOOP


def of_the_return(visit: Visit) -> Place | None:
    """Return the `return` with which the view ended; else the last one that it has, or its end.

    Python counts the end of a block such as `with` to the line in which the block begins.
    """
    at = None if visit.error else visit.ended_at
    file = at.file if at else VIEWS
    blocks = [node for node in around(visit.sources, at, BLOCKS) if node.lineno == at.line]
    within = [n for block in blocks for n in ast.walk(block)] or nodes(visit.sources, ast.AST, file)
    returns = sorted(node.lineno for node in within if is_return(node))
    if at and at.line in returns:
        return at
    if returns and (blocks or at is None or visit.response is None):
        return Place(file, returns[-1])
    return Place(file, blocks[-1].body[-1].lineno) if blocks else at


def is_return(node: ast.AST) -> bool:
    """Say whether a node is a `return` or a `yield`."""
    return isinstance(node, ast.Return | ast.Yield)


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
    while isinstance(inside, BLOCKS | ast.If):  # the end of a block counts to its first line
        inside = inside.body[-1]
    last = functions[-1].body[-1]
    return Place(visit.ended_at.file, (last if inside is functions[-1] else inside).lineno)


def of_the_loop(sources: Sources, at: Place | None) -> Place | None:
    """Return the loop around a line, the innermost; the line itself where there is none."""
    loops = around(sources, at, LOOP)
    return Place(at.file, loops[-1].lineno) if loops else at


def of_a_return_in_a_loop(sources: Sources) -> Place | None:
    """Return the last `return` of views.py that stands inside a loop."""
    loops = [n for loop in nodes(sources, LOOP) for n in ast.walk(loop)]
    inside = [n.lineno for n in loops if isinstance(n, ast.Return)]
    return Place(VIEWS, max(inside)) if inside else None


def of_a_keyword(sources: Sources, name: str) -> Place | None:
    """Return the last line that gives an argument by this name."""
    found = [n.lineno for n in nodes(sources, ast.keyword) if n.arg == name]
    return Place(VIEWS, found[-1]) if found else None


def of_any_global(sources: Sources) -> Place | None:
    """Return the last `global` of views.py."""
    found = nodes(sources, ast.Global)
    return Place(VIEWS, found[-1].lineno) if found else None


def of_an_encoding(sources: Sources) -> Place | None:
    """Return the line that sets the encoding of a response."""
    for node in nodes(sources, ast.Assign):
        if ast.unparse(node.targets[0]).endswith(".encoding"):
            return Place(VIEWS, node.lineno)
    return None


def of_an_or(sources: Sources) -> Place | None:
    """Return the last `or` of views.py that gives something else instead of a value."""
    found = [n for n in nodes(sources, ast.BoolOp) if isinstance(n.op, ast.Or)]
    return Place(VIEWS, found[-1].lineno) if found else None


def of_a_name(sources: Sources, *names: str) -> Place | None:
    """Return the first line that uses one of these names, or an attribute of that name."""
    for node in nodes(sources, ast.Name | ast.Attribute):
        if (node.attr if isinstance(node, ast.Attribute) else node.id) in names:
            return Place(VIEWS, node.lineno)
    return None


def of_what_repeats(visit: Visit, name: str) -> Place | None:
    """Return the line in which a function calls itself, else the loop around the last call."""
    for function in nodes(visit.sources, FUNCTION):
        for call in ast.walk(function) if function.name == name else ():
            if isinstance(call, ast.Call) and ast.unparse(call.func) == name:
                return Place(VIEWS, call.lineno)
    return of_the_loop(visit.sources, visit.calls[-1].place)


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


def of_the_manager(sources: Sources) -> Place:
    """Return where a manager of models.py chooses its rows."""
    for node in nodes(sources, FUNCTION, MODELS):
        if node.name == "get_queryset":
            returns = [part.lineno for part in ast.walk(node) if is_return(part)]
            return Place(MODELS, max([node.lineno, *returns]))
    return sources.place_of_name(MODELS, "objects", "Item")


def of_the_setting(sources: Sources) -> Place | None:
    """Return the line that switches Django's protection of the event loop off."""
    for file in files(sources):
        for node in nodes(sources, ast.Constant, file):
            if node.value == "DJANGO_ALLOW_ASYNC_UNSAFE":
                return Place(file, node.lineno)
    return None


def of_the_lock(sources: Sources) -> Place | None:
    """Return the line that waits for what another request holds."""
    kinds = ("Lock", "Semaphore", "BoundedSemaphore", "Condition", "Queue", "CapacityLimiter")
    makers = {
        name for node in nodes(sources, ast.Assign)
        if ast.unparse(node.value).partition("(")[0].rpartition(".")[2] in kinds
        for name in stored_names(node)
    }  # fmt: skip
    for node in nodes(sources, ast.withitem | ast.Await):
        expression = node.context_expr if isinstance(node, ast.withitem) else node.value
        if any(isinstance(n, ast.Name) and n.id in makers for n in ast.walk(expression)):
            return Place(VIEWS, expression.lineno)
    return None
