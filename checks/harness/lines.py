"""Find the line to change: what a message is about is seldom where Python noticed it."""

import ast
import re

from checks.harness.causes import MODELS, VIEWS
from checks.harness.fault import Place
from checks.harness.sources import Sources
from checks.harness.visit import Visit

BLOCKS = ast.With | ast.AsyncWith | ast.Try | ast.For | ast.AsyncFor | ast.While


def of_the_return(visit: Visit) -> Place | None:
    """Return the `return` with which the view ended; else the last one that it has, or its `def`.

    Python counts the end of a block such as `with` to the line in which the block begins.
    """
    at = None if visit.error else visit.ended_at
    nodes = list(ast.walk(visit.sources.tree(at.file if at else VIEWS)))
    blocks = [node for node in nodes if at and isinstance(node, BLOCKS) and node.lineno == at.line]
    returns = [n.lineno for node in blocks or nodes for n in ast.walk(node) if is_return(n)]
    if at and at.line in returns:
        return at
    if returns and (blocks or at is None or visit.response is None):
        return Place(at.file if at else VIEWS, returns[-1])
    return at if blocks else None


def is_return(node: ast.AST) -> bool:
    """Say whether a node is a `return` or a `yield`."""
    return isinstance(node, ast.Return | ast.Yield)


def of_the_key(visit: Visit, key: str, variable: str) -> Place | None:
    """Return the line that gives a key of the reply its value.

    Where that is just `variable`, the line that sets it; where the key is missing, the `return`.
    """
    for node in ast.walk(visit.sources.tree(VIEWS)):
        if isinstance(node, ast.Dict):
            for name, value in zip(node.keys, node.values, strict=True):
                if isinstance(name, ast.Constant) and name.value == key:
                    if isinstance(value, ast.Name) and value.id == variable:
                        return visit.sources.place_of_change(VIEWS, variable)
                    return Place(VIEWS, value.lineno)
    return of_the_return(visit)


def of_what_is_no_json(visit: Visit) -> Place | None:
    """Return the line that set the variable which a JsonResponse refused, by its type."""
    refused = re.match(r"Object of type (\w+) is not JSON serializable", str(visit.error))
    held = [n for n, v in visit.variables.items() if refused and type(v).__name__ == refused[1]]
    places = [visit.sources.place_of_change(VIEWS, name) for name in held]
    return next((place for place in places if place and place.line), None)


def of_the_handler(sources: Sources) -> Place | None:
    """Return the line that goes on after an error of the API: in an `except`, or a `suppress`."""
    tree = sources.tree(VIEWS)
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and not any(
            isinstance(part, ast.Raise) for part in ast.walk(node)
        ):
            last = node.body[-1]
            sets = [n for n in node.body if isinstance(n, ast.Assign | ast.Return | ast.AnnAssign)]
            return Place(VIEWS, (sets or [last])[-1].lineno)
        if isinstance(node, ast.With) and "suppress" in ast.unparse(node.items[0]):
            return Place(VIEWS, node.lineno)
    sets = [
        n.lineno for n in ast.walk(tree)
        if isinstance(n, ast.Assign) and "external_data" in map(ast.unparse, n.targets)
        and not ast.unparse(n.value).endswith("json()")
    ]  # fmt: skip
    return Place(VIEWS, sets[-1]) if sets else None


def of_the_loop(sources: Sources, at: Place | None) -> Place | None:
    """Return the loop around a line, the innermost; the line itself where there is none."""
    if at is None or at.line is None:
        return at
    loops = [
        node.lineno for node in ast.walk(sources.tree(at.file))
        if isinstance(node, ast.While | ast.For | ast.AsyncFor)
        and node.lineno <= at.line <= (node.end_lineno or node.lineno)
    ]  # fmt: skip
    return Place(at.file, max(loops)) if loops else at


def of_a_call(sources: Sources, pattern: str) -> Place | None:
    """Return the last line that calls a method whose name fits `pattern`."""
    calls = [node for node in ast.walk(sources.tree(VIEWS)) if isinstance(node, ast.Call)]
    names = [(node.lineno, ast.unparse(node.func).rpartition(".")[2]) for node in calls]
    lines = [line for line, name in names if re.fullmatch(pattern, name)]
    return Place(VIEWS, lines[-1]) if lines else None


def of_the_field(sources: Sources, name: str) -> Place | None:
    """Return where models.py says `name`, in whatever way, else where the model begins."""
    for node in ast.walk(sources.tree(MODELS)):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=found) | ast.Attribute(attr=found), *_])
                | ast.AnnAssign(target=ast.Name(id=found) | ast.Attribute(attr=found))
                | ast.FunctionDef(name=found)
            ) if found == name:
                return Place(MODELS, node.lineno)
    return sources.place_of_name(MODELS, "Item")
