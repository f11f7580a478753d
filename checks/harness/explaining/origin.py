"""Follow a value of the reply back to the line that made it what it is."""

import ast
import json

from checks.harness.asking.compare import MISSING, same
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.lines import of_the_return
from checks.harness.fault import Place
from checks.harness.source.nodes import LOOP, around, nodes
from checks.harness.spelling import closest

PARTS = ast.Dict | ast.Call | ast.Assign
GIVEN = {"items", "external_data", "response", "client", "request", "Item", "api_url"}


def of_the_key(visit: Visit, key: str) -> Place | None:
    """Return the line that gives a key of the reply its value; without one, where it belongs."""
    values = values_for(visit, key)
    return of_the_origin(visit, values[-1]) if values else of_a_missing_key(visit, key)


def entries(visit: Visit) -> list[tuple[str, ast.expr]]:
    """Return the keys and values that the view returns; else all that views.py puts into dicts."""
    end = of_the_return(visit)
    found = [n for n in nodes(visit.sources, ast.Return) if end and n.lineno == end.line]
    returned = [pair for node in found for part in ast.walk(node) for pair in _pairs(part)]
    return returned or [p for node in nodes(visit.sources, PARTS) for p in _pairs(node)]


def values_for(visit: Visit, key: str) -> list[ast.expr]:
    """Return the values that the view gives to a key of the reply: the last one counts."""
    return [value for name, value in entries(visit) if name == key]


def _pairs(node: ast.AST) -> list[tuple[str, ast.expr]]:
    match node:
        case ast.Dict():
            pairs = zip(node.keys, node.values, strict=True)
            return [(k.value, v) for k, v in pairs if isinstance(k, ast.Constant)]
        case ast.Call(keywords=keywords):
            return [(k.arg, k.value) for k in keywords if k.arg not in (None, "status", "safe")]
        case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=key))]):
            return [(key, node.value)]
    return []


def of_a_missing_key(visit: Visit, key: str) -> Place | None:
    """Return the line of the reply's dict that should give `key`, else the `return`."""
    pairs = entries(visit)
    inner = [v for _, v in pairs if isinstance(v, ast.Dict) and key in map(_text, v.keys)]
    if inner:  # one level too deep
        return Place(VIEWS, inner[-1].lineno)
    names = {name: value for name, value in pairs if isinstance(name, str) and name != key}
    if close := closest(key, names):
        return Place(VIEWS, names[close].lineno)
    end = of_the_return(visit)
    if tests := [n for n in nodes(visit.sources, ast.If) if _gives(n, key)]:
        return Place(VIEWS, tests[-1].lineno)  # the key is given in some cases only
    spread = unpacked(visit)
    return Place(VIEWS, spread[-1].lineno) if spread else end


def unpacked(visit: Visit) -> list[ast.expr]:
    """Return what stands behind `**` in the dicts from the `return` on: all its keys go in."""
    end = of_the_return(visit)
    dicts = [n for n in nodes(visit.sources, ast.Dict) if end and n.lineno >= (end.line or 0)]
    return [v for n in dicts for k, v in zip(n.keys, n.values, strict=True) if k is None]


def _gives(test: ast.If, key: str) -> bool:
    """Say whether a statement under an `if` puts a key into a dict that there is."""
    parts = [part for part in ast.walk(test) if isinstance(part, ast.Assign)]
    return any(key == name for part in parts for name, _ in _pairs(part))


def _text(key: ast.expr | None) -> object:
    return key.value if isinstance(key, ast.Constant) else None


def of_the_origin(visit: Visit, value: ast.expr) -> Place:
    """Return the line that made a value: followed back through variables that only pass it on.

    A variable that holds what is right is not followed: what is made of it is wrong.
    """
    line, seen = value.lineno, set()
    while (name := _passed_on(value)) and name not in seen:
        held = visit.variables.get(name)
        sets = [n for n in nodes(visit.sources, ast.Assign | ast.AugAssign) if _sets(n, name)]
        if not sets or same(held, visit.payload) or same(held, visit.rows):
            break
        seen.add(name)
        line, value = sets[-1].lineno, sets[-1].value
        if isinstance(sets[-1], ast.AugAssign):  # counted one by one
            chosen = _of_the_choice(visit, Place(VIEWS, line))
            offset = isinstance(held, int) and abs(held - visit.rows) == 1
            line = chosen or (sets[0].lineno if offset else line)
    return Place(VIEWS, line)


def _of_the_choice(visit: Visit, at: Place) -> int | None:
    """Return the line of the `if` by which a line of a loop is left out for some of the rows."""
    loops = around(visit.sources, at, LOOP)
    within = [node for loop in loops[-1:] for node in ast.walk(loop) if isinstance(node, ast.If)]
    ends_by_break = any(isinstance(loop, ast.While) for loop in loops[-1:])
    leaves = ast.Continue if ends_by_break else ast.Continue | ast.Break
    skips = [
        n for n in within
        if n.lineno < at.line and any(isinstance(part, leaves) for part in ast.walk(n))
    ]  # fmt: skip
    tests = around(visit.sources, at, ast.If) or skips
    return tests[-1].lineno if tests else None


def _passed_on(value: ast.expr) -> str | None:
    """Return the name of the variable that an expression passes on, as a whole or a part of it."""
    match value:
        case ast.Name(id=name):
            return name
        case ast.Await(value=inner) | ast.Subscript(value=inner):
            return _passed_on(inner)
    return None


def of_a_changed_answer(visit: Visit) -> Place:
    """Return the line that made something else of the API's answer than what it sent.

    Where a variable holds its text, and that is not what the API sent, the line that set that.
    """
    for name, held in visit.variables.items():
        if isinstance(held, str | bytes) and same(_read(held), visit.variables["external_data"]):
            return visit.sources.place_of_change(VIEWS, name)
    return visit.sources.place_of_change(VIEWS, "external_data")


def _read(text: str | bytes) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return MISSING


def _sets(node: ast.Assign | ast.AugAssign, name: str) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    parts = [part for target in targets for part in ast.walk(target)]
    return any(isinstance(part, ast.Name) and part.id == name for part in parts)
