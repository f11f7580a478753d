"""Find what stands too deep in a file: in a class, a function or a block that was not run."""

import ast
from collections.abc import Callable, Iterator

Node = ast.stmt


def nested(tree: ast.Module, wanted: Callable[[Node], bool]) -> Iterator[tuple[Node, Node]]:
    """Yield each statement below the top that is `wanted`, and the one at the top around it."""
    for outer in tree.body:
        for node in ast.walk(outer):
            if node is not outer and isinstance(node, ast.stmt) and wanted(node):
                yield node, outer


def described(outer: Node) -> str:
    """Say in what a nested statement stands: the one at the top around it."""
    match outer:
        case ast.ClassDef():
            return f"inside the class `{outer.name}`, which begins in line {outer.lineno}"
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return f"inside the function `{outer.name}`, which begins in line {outer.lineno}"
        case ast.If():
            test = ast.unparse(outer.test)
            return f"under `if {test}:` in line {outer.lineno}, in a part that was not run"
    return f"in the block that begins in line {outer.lineno}, in a part that was not run"
