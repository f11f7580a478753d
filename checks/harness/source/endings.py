"""Tell what nothing can reach: it stands below a statement that always ends its function."""

import ast
from collections.abc import Iterator

from checks.harness.source.nodes import FUNCTION, TRY
from checks.harness.statements import BODIES

LETS_PASS = ("AsyncClient", "Client", "timeout", "stream")  # these drop no exception


def ends_above(function: ast.AST, wanted: ast.AST) -> ast.stmt | None:
    """Return the statement of a function below which `wanted` stands, never to be reached."""
    for body in _bodies(function):
        holds = [n for n, part in enumerate(body) if any(node is wanted for node in ast.walk(part))]
        ending = [part for part in body[: holds[0] if holds else 0] if always_ends([part])]
        if ending:
            return ending[0]
    return None


def _bodies(function: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield the bodies of the blocks of a function; those of functions in it are their own."""
    for name in BODIES:
        parts = getattr(function, name, [])
        if parts and isinstance(parts[0], ast.stmt):
            yield parts
        for part in parts:
            if not isinstance(part, FUNCTION | ast.ClassDef):
                yield from _bodies(part)


def always_ends(body: list[ast.stmt]) -> bool:
    """Say whether a body never comes to its end, as far as that can be told."""
    return any(_ends(part) for part in body)


def _ends(statement: ast.stmt) -> bool:
    match statement:
        case ast.Return() | ast.Raise():
            return True
        case ast.If(body=body, orelse=other):
            return always_ends(body) and always_ends(other)
        case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
            return always_ends(body) and all(map(_lets_pass, items))
    if isinstance(statement, TRY):
        handled = all(always_ends(handler.body) for handler in statement.handlers)
        runs = always_ends(statement.body) or always_ends(statement.orelse)
        return always_ends(statement.finalbody) or (runs and handled)
    return False


def _lets_pass(item: ast.withitem) -> bool:
    made = item.context_expr
    name = ast.unparse(made.func).rpartition(".")[2] if isinstance(made, ast.Call) else ""
    return name in LETS_PASS
