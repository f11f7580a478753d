"""Find the line by which a context manager of the student's own drops an exception."""

import ast
import inspect
from collections.abc import Iterator

from checks.harness.asking.visit import Visit
from checks.harness.explaining.kinds import UNKNOWN, held_by_name
from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, WITH, around, nodes
from checks.harness.sources import Sources

METHODS = ("__exit__", "__aexit__")
PUSHES = ("push", "push_async_exit")
ENTERS = ("enter_context", "enter_async_context")


def of_the_exit(visit: Visit, block: WITH, file: str) -> Place | None:
    """Return the line that makes a `with` go on after an exception, or that may make it do so."""
    for expression, name in _managers(block):
        kind = _kind_of(visit, file, expression, name)
        for method in METHODS if kind else ():
            if at := _of_what_it_returns(visit, inspect.getattr_static(kind, method, None)):
                return at
    for call in _calls_in(block, PUSHES):
        for given in call.args[:1]:
            if isinstance(given, ast.Lambda):
                return Place(file, given.lineno) if _is_true(given.body) else None
            if at := _of_what_it_returns(visit, _held(visit, file, given)):
                return at
    return None


def _managers(block: WITH) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Yield what a `with` enters, in its head or by a stack, and the name that it is given."""
    yield from ((item.context_expr, item.optional_vars) for item in block.items)
    for call in _calls_in(block, ENTERS):
        yield from ((given, None) for given in call.args[:1])


def _calls_in(block: WITH, methods: tuple[str, ...]) -> list[ast.Call]:
    """Return the calls of some methods of a stack, in the block."""
    found = [n for n in ast.walk(block) if isinstance(n, ast.Call)]
    return [n for n in found if isinstance(n.func, ast.Attribute) and n.func.attr in methods]


def _held(visit: Visit, file: str, expression: ast.expr | None) -> object:
    own = visit.variables.get(expression.id, UNKNOWN) if isinstance(expression, ast.Name) else None
    return own if own not in (None, UNKNOWN) else held_by_name(file, expression)


def _kind_of(visit: Visit, file: str, expression: ast.expr, name: ast.expr | None) -> type | None:
    """Return the class of what a `with` enters; None where it cannot be told."""
    if isinstance(expression, ast.Call):
        made = held_by_name(file, expression.func)
        if isinstance(made, type):
            return made
        expression = name or expression
    held = _held(visit, file, expression)
    return None if held is UNKNOWN else type(held)


def _of_what_it_returns(visit: Visit, function: object) -> Place | None:
    """Return the `return` of a function of the student by which an exception is dropped."""
    code = function.__code__ if inspect.isfunction(function) else None
    if code is None or not visit.sources.owns(code.co_filename):
        return None
    file = visit.sources.relative(code.co_filename)
    found = [n for n in nodes(visit.sources, FUNCTION, file) if n.lineno == code.co_firstlineno]
    ends = [n for node in found for n in ast.walk(node) if isinstance(n, ast.Return)]
    lines = [n.lineno for n in ends if n.value and _is_true(n.value)]
    return Place(file, lines[-1]) if lines else None


def _is_true(value: ast.expr) -> bool:
    """Say whether an expression may be true: `None` and `False` are not, nor what httpx returns."""
    plain = isinstance(value, ast.Constant)
    return bool(value.value) if plain else "super()" not in ast.unparse(value)


def drops(sources: Sources, at: Place) -> bool:
    """Say whether an exit drops an exception by the `return True` in a line."""
    inside = around(sources, at, FUNCTION)[-1:]
    if not inside or inside[0].name not in METHODS or around(sources, at, ast.ExceptHandler):
        return False
    return any(ast.unparse(n.value) == "True" for n in around(sources, at, ast.Return)[-1:])
