"""Find what a name is set to: in a function, or at the top of a file."""

import ast

from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, around, own_parts
from checks.harness.sources import Sources


def values_of(sources: Sources, at: Place | None, name: str) -> list[ast.expr]:
    """Return the expressions that a variable is set to in the function around a line."""
    inside = around(sources, at, FUNCTION)[-1:]
    return [value for function in inside for value in set_in(function, name)]


def set_in(part: ast.AST, name: str) -> list[ast.expr]:
    """Return the expressions that a name is set to in a function or a file, not in functions there.

    The default of a parameter of this name counts for what is around its function.
    """
    values = []
    for node in own_parts(part, ast.Assign | ast.AnnAssign | FUNCTION):
        match node:
            case ast.Assign(targets=targets, value=value) if name in map(ast.unparse, targets):
                values.append(value)
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value):
                values += [value] if found == name else []
            case ast.FunctionDef() | ast.AsyncFunctionDef() if node is not part:
                values += [value for found, value in defaults(node) if found == name]
    return values


def defaults(function: FUNCTION) -> list[tuple[str, ast.expr]]:
    """Return the parameters of a function that have a default, and these."""
    own = function.args
    pairs = [
        *zip(reversed(own.args), reversed(own.defaults), strict=False),
        *zip(own.kwonlyargs, own.kw_defaults, strict=True),
    ]
    return [(parameter.arg, value) for parameter, value in pairs if value]
