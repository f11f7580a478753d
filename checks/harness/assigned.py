"""What a statement of the student sets or changes."""

import ast

CHANGES = ("update", "pop", "setdefault", "popitem", "clear", "append")  # methods


def changes(node: ast.AST, name: str) -> bool:
    """Say whether a statement or call sets `name` or changes what it holds."""
    match node:
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
            return any(name in defines(part) for part in targets(node))
        case ast.Delete(targets=deleted):
            parts = [target.value for target in deleted if isinstance(target, ast.Subscript)]
            return name in map(ast.unparse, parts)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=method)):
            return owner == name and method in CHANGES
    return False


def targets(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> list[ast.AST]:
    """Return the nodes of what a statement sets; `name[key] = ...` counts for `name`."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    parts = [part for target in targets for part in ast.walk(target)]
    whole = [
        ast.Name(part.value.id, ast.Store())
        for part in parts
        if isinstance(part, ast.Subscript | ast.Attribute) and isinstance(part.value, ast.Name)
    ]
    return [*parts, *whole]


def defines(node: ast.AST) -> list[str]:
    """Return the names that a node itself sets: of a class, a function, a variable."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
            return [name]
    return []
