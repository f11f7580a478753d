"""Find a construct of the student's files by its kind, whatever the fault is about."""

import ast

from checks.harness.causes import MODELS, VIEWS
from checks.harness.explaining.lines import is_return
from checks.harness.fault import Place
from checks.harness.source.nodes import (
    FUNCTION,
    LOOP,
    around,
    calls,
    files,
    in_a_comment,
    nodes,
    stored_names,
)
from checks.harness.sources import Sources

AWAITED = "an `await` for what that task does"  # in the place of a forgotten task

# What holds a request up until another one lets it go on.
LOCKS = (
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Queue", "SimpleQueue",
    "CapacityLimiter",
)  # fmt: skip


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


def of_a_call_on(sources: Sources, name: str, method: str) -> Place | None:
    """Return the first line that calls a method of a variable."""
    found = [
        n.lineno for n in nodes(sources, ast.Call) if ast.unparse(n.func) == f"{name}.{method}"
    ]
    return Place(VIEWS, found[0]) if found else None


def of_a_keyword(sources: Sources, name: str) -> Place | None:
    """Return the last line that gives an argument by this name."""
    found = [n.lineno for n in nodes(sources, ast.keyword) if n.arg == name]
    return Place(VIEWS, found[-1]) if found else None


def of_a_return_in_a_loop(sources: Sources) -> Place | None:
    """Return the last `return` of views.py that stands inside a loop."""
    loops = [n for loop in nodes(sources, LOOP) for n in ast.walk(loop)]
    inside = [n.lineno for n in loops if isinstance(n, ast.Return)]
    return Place(VIEWS, max(inside)) if inside else None


def of_the_missing_end(sources: Sources, at: Place) -> Place | None:
    """Return where the reply belongs in a view that ends at a line and has no `return` at all."""
    views = around(sources, at, FUNCTION)[-1:]
    parts = [node for view in views for node in ast.walk(view)]
    if not views or any(map(is_return, parts)) or isinstance(views[0].body[-1], ast.Expr):
        return None
    todo = in_a_comment(sources, at.file, "TODO")
    return todo if todo and todo.line > at.line else at


def of_a_forgotten_task(sources: Sources) -> Place | None:
    """Return the first line of views.py that begins a task and keeps nothing to wait for."""
    begun = calls(sources, "create_task", "ensure_future")
    for node in nodes(sources, ast.Expr):
        at = Place(VIEWS, node.lineno)
        groups = map(ast.unparse, around(sources, at, ast.AsyncWith))
        if node.value in begun and not any("TaskGroup(" in group for group in groups):
            return at
    return None


def of_the_setting(sources: Sources) -> Place | None:
    """Return the line that switches Django's protection of the event loop off."""
    for file in files(sources):
        for node in nodes(sources, ast.Constant, file):
            if node.value == "DJANGO_ALLOW_ASYNC_UNSAFE":
                return Place(file, node.lineno)
    return None


def of_the_lock(sources: Sources) -> Place | None:
    """Return the line that waits for what another request holds."""
    makers = {
        name for node in nodes(sources, ast.Assign)
        if ast.unparse(node.value).partition("(")[0].rpartition(".")[2] in LOCKS
        for name in stored_names(node)
    }  # fmt: skip
    for node in nodes(sources, ast.withitem | ast.Await | ast.Call):
        match node:
            case ast.withitem(context_expr=waits) | ast.Await(value=waits):
                pass
            case ast.Call(func=ast.Attribute(value=waits, attr="acquire" | "get")):
                pass
            case _:
                continue
        if any(isinstance(n, ast.Name) and n.id in makers for n in ast.walk(waits)):
            return Place(VIEWS, waits.lineno)
    return None


def of_the_manager(sources: Sources) -> Place:
    """Return where a manager of models.py chooses its rows."""
    for node in nodes(sources, FUNCTION, MODELS):
        if node.name == "get_queryset":
            returns = [part.lineno for part in ast.walk(node) if is_return(part)]
            return Place(MODELS, max([node.lineno, *returns]))
    return sources.place_of_name(MODELS, "objects", "Item")
