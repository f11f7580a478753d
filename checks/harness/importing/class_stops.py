"""What may be behind an exception that Django raises when it meets a class-based view."""

import ast
import re

from checks.harness.fault import Fault
from checks.harness.importing.stopped import Stop

METHODS = ("get", "post", "put", "patch", "delete", "head", "trace")


def mixed_methods(stop: Stop) -> Fault | None:
    """Explain a class-based view of which one method is async and another is not."""
    known = re.search(r"(\w+) HTTP handlers must either be all sync", str(stop.error))
    classes = [n for n in ast.walk(stop.sources.tree(stop.place.file)) if _is_class(n, known)]
    methods = [n for found in classes for n in found.body if getattr(n, "name", "") in METHODS]
    plain = [n for n in methods if isinstance(n, ast.FunctionDef)]
    if not plain or not any(isinstance(n, ast.AsyncFunctionDef) for n in methods):
        return None
    node = min(plain, key=lambda method: METHODS.index(method.name))
    wanted = f"`async def {node.name}(...)`"
    if node.name != "get":
        wanted += f", or the class without `{node.name}`: GET is all that the task asks for"
    seen = f"{stop.raised()} `{node.name}` in line {node.lineno} is a plain `def`."
    return stop.fault(seen, wanted, node.lineno)


def _is_class(node: ast.AST, known: re.Match | None) -> bool:
    return isinstance(node, ast.ClassDef) and known is not None and node.name == known[1]
