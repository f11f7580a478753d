"""Find the line of a function that changes what outlives it: outside of it, or in a class."""

import ast
import re
from collections.abc import Iterator

from checks.harness.fault import Place
from checks.harness.source.nodes import FUNCTION, around, nodes, stored_names
from checks.harness.source.setting import defaults
from checks.harness.sources import Sources

METHODS = ("append", "add", "update", "setdefault", "extend", "insert", "pop", "clear")
SETS = ast.Assign | ast.AnnAssign


def outside(sources: Sources, file: str) -> set[str]:
    """Return the names that a file sets outside functions, constants not counted."""
    again = {name for node in nodes(sources, ast.Global, file) for name in node.names}
    statements = [n for n in sources.tree(file).body if isinstance(n, SETS)]
    return {
        name for node in statements for name in stored_names(node)
        if not isinstance(node.value, ast.Constant) or name in again
    }  # fmt: skip


def in_functions(sources: Sources, file: str, kinds) -> list:
    """Return the nodes of some kinds that stand in functions, in the order of their lines."""
    functions = nodes(sources, FUNCTION, file)
    found = [
        n for f in functions for part in f.body for n in ast.walk(part) if isinstance(n, kinds)
    ]
    return sorted(found, key=lambda node: node.lineno)


def of_what_is_outside(sources: Sources, file: str) -> int | None:
    """Find the first line that changes what a name outside the functions holds, or a class."""
    own = nodes(sources, FUNCTION | ast.ClassDef, file)
    names = outside(sources, file) | {node.name for node in own} | _mutable_defaults(sources, file)
    for node, owner in changes(sources, file):
        of_a_class = owner.endswith(".__class__") or owner.startswith(("type(", "globals()"))
        if (
            root(owner) in names
            or of_a_class
            or _outlives(sources, Place(file, node.lineno), owner)
        ):
            return node.lineno
    return None


def of_what_is_imported(sources: Sources, file: str) -> int | None:
    """Find the first line that changes what an imported name holds."""
    imports = nodes(sources, ast.Import | ast.ImportFrom, file)
    names = {alias.asname or alias.name.partition(".")[0] for n in imports for alias in n.names}
    for node, owner in changes(sources, file):
        sets = isinstance(node, ast.Subscript | ast.Attribute)
        if owner in names or (sets and root(owner) in names):
            return node.lineno
    return None


def changes(sources: Sources, file: str) -> Iterator[tuple[ast.expr, str]]:
    """Yield what changes something in a function, and whose that is: `Store.data`, say."""
    for node in in_functions(sources, file, ast.expr):
        match node:
            case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()):
                yield node, ast.unparse(owner)
            case ast.Attribute(value=owner, ctx=ast.Store()):
                yield node, ast.unparse(owner)
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in METHODS:
                yield node, ast.unparse(owner)
            case ast.Call(func=ast.Name(id="setattr"), args=[owner, *_]):
                yield node, ast.unparse(owner)


def root(owner: str) -> str:
    """Return the name with which an expression begins."""
    return re.split(r"[.\[(]", owner)[0]


def _outlives(sources: Sources, at: Place, owner: str) -> bool:
    """Say whether a method changes what its class holds, or an object made outside functions."""
    classes, methods = around(sources, at, ast.ClassDef)[-1:], around(sources, at, FUNCTION)[-1:]
    if not classes or not methods or methods[0] not in classes[0].body:
        return False
    first = next((given.arg for given in methods[0].args.args), "")
    if root(owner) != first:
        return False
    if "classmethod" in map(ast.unparse, methods[0].decorator_list):
        return True
    of_the_class = _of_the_class(classes[0], first)
    if any(owner == held or owner.startswith((f"{held}.", f"{held}[")) for held in of_the_class):
        return True
    top = [part for part in sources.tree(at.file).body if isinstance(part, SETS)]
    made = [n for part in top for n in ast.walk(part) if isinstance(n, ast.Call)]
    once = any(ast.unparse(call.func) == classes[0].name for call in made)
    return once and methods[0].name != "__init__"


def _of_the_class(node: ast.ClassDef, first: str) -> set[str]:
    """Return what `self.name` finds in the class itself, as no method sets it in the object."""
    within = [n for n in ast.walk(node) if isinstance(n, ast.Attribute)]
    set_by_it = {ast.unparse(n) for n in within if isinstance(n.ctx, ast.Store)}
    parts = [part for part in node.body if isinstance(part, SETS)]
    return {f"{first}.{name}" for part in parts for name in stored_names(part)} - set_by_it


def _mutable_defaults(sources: Sources, file: str) -> set[str]:
    """Return the parameters whose default is a list, a dict or a set: all calls share it."""
    kinds = ast.Dict | ast.List | ast.Set
    pairs = [pair for node in nodes(sources, FUNCTION, file) for pair in defaults(node)]
    return {name for name, value in pairs if isinstance(value, kinds)}
