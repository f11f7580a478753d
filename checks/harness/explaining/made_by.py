"""Tell which of several `return`s made the reply, by what stands in them."""

import ast

from checks.harness.asking.compare import object_of, same
from checks.harness.asking.visit import Visit


def made_by(visit: Visit, returns: list) -> int:
    """Return the line of the `return` that fits the reply best, of several the last in the list."""
    reply = object_of(visit)
    fits = [(_fit(visit, reply, node), number) for number, node in enumerate(returns)]
    return returns[max(fits)[1]].lineno


def _fit(visit: Visit, reply: dict | None, node: ast.AST) -> int:
    """Return 1 where a `return` gives the reply's keys, 0 where that is unknown, -1 where not."""
    dicts = [part for part in ast.walk(node) if isinstance(part, ast.Dict)]
    if reply is None or not dicts or None in dicts[0].keys:
        return 0
    given = dict(zip(map(ast.unparse, dicts[0].keys), dicts[0].values, strict=True))
    told = {repr(key): value for key, value in reply.items()}
    known = {key: value.value for key, value in given.items() if isinstance(value, ast.Constant)}
    fits = given.keys() == told.keys() and all(same(known[key], told[key]) for key in known)
    return 1 if fits and _has_its_status(visit, node) else -1


def _has_its_status(visit: Visit, node: ast.AST) -> bool:
    status = [k.value for k in ast.walk(node) if isinstance(k, ast.keyword) and k.arg == "status"]
    known = [value.value for value in status if isinstance(value, ast.Constant)]
    return not known or known[-1] == visit.response.status_code
