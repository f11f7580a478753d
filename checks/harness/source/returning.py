"""Say of a function whether it returns anything, and what it is to return."""

import ast

from checks.harness.assigned import CHANGES
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import FUNCTION, TRY, WITH, own_parts

WITHOUT_RESULT = ("print", "debug", "info", "warning", "error", "exception", "sleep", *CHANGES)
BLOCKS = WITH | TRY


def returns_nothing(node: FUNCTION, file: str, who: str) -> Explained | None:
    """Explain that a function, in words `who`, only gives None; None where it gives a value."""
    returns = own_parts(node, ast.Return | ast.Yield | ast.YieldFrom)
    if any(not isinstance(end, ast.Return) or not _is_none(end.value) for end in returns):
        return None
    if returns:
        line = returns[-1].lineno
        seen = f"{who} returns None, in line {line}."
        return Explained(seen, "a value behind that `return`", Place(file, line))
    last, wanted = _what_to_return(node)
    return Explained(f"{who} has no `return`, so it gives None.", wanted, Place(file, last.lineno))


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _what_to_return(node: FUNCTION) -> tuple[ast.stmt, str]:
    """Return the last statement of a function, and how the function is to end instead."""
    last = node.body[-1]
    while isinstance(last, BLOCKS):
        last = last.body[-1]
    match last:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[ast.Name(id=name)])):
            return last, f"`return {name}` in the place of `print`"
        case ast.Expr(value=ast.Await(value=ast.Call(func=function)) | ast.Call(func=function)):
            if ast.unparse(function).rpartition(".")[2] not in WITHOUT_RESULT:
                return last, "`return` in front of that line"
        case ast.Assign(targets=[ast.Name(id=name)]):
            return last, f"`return {name}` below that line"
    return last, f"a `return` with a value at the end of `{node.name}`"
