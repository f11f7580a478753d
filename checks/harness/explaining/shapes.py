"""Explain code that needs an answer of a certain shape, where an API may send any JSON."""

import ast
import re

import httpx

from checks.harness.asking.compare import same
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Request
from checks.harness.fault import Explained, Place
from checks.harness.showing import told_by
from checks.harness.source.nodes import LOOP, TRY, WITH, around, loaded_names, nodes, stored_names
from checks.harness.source.raised import locals_of
from checks.harness.sources import Sources

BLOCKS = ast.If | LOOP | TRY | WITH
JSON = "`external_data = response.json()`"


def no_such_key(visit: Visit, text: str) -> Explained | None:
    """Explain a key that the answer does not have."""
    if isinstance(visit.error, KeyError) and isinstance(visit.payload, dict):
        key = visit.error.args[0] if visit.error.args else None
        if key not in visit.payload and _uses_the_answer(visit):
            keys = ", ".join(list(map(repr, visit.payload))[:4])
            seen = f"The API's answer has no key {key!r}; it has {keys} and so on."
            return Explained(seen, f"the whole answer: {JSON}")
    return None


def of_one_shape(visit: Visit) -> Explained | None:
    """Explain code that works for answers of one shape only."""
    unknown = "unexpected keyword argument" in told_by(visit.error)
    if (visit.request is Request.LATER or unknown) and _uses_the_answer(visit):
        statements = around(visit.sources, visit.error_place, ast.stmt)
        if statements and re.match(r"item_count = len\(", ast.unparse(statements[-1])):
            return Explained(
                "This counts what the API sent, not the rows.", "`await items.acount()`"
            )
        if statements and "create" in ast.unparse(statements[-1]):
            wanted = "the view without that line: of the database, it only counts the rows"
            return Explained("This line stores a row.", wanted)
        seen = "This line needs an answer of a certain shape, and an API may send any JSON."
        return Explained(seen, passed_on(visit, statements[-1] if statements else None))
    return None


def passed_on(visit: Visit, statement: ast.stmt | None) -> str:
    """Return what is wanted in the place of a statement that does not take every answer."""
    held = same(visit.variables.get("external_data"), visit.payload)
    returned = {name for node in nodes(visit.sources, ast.Return) for name in loaded_names(node)}
    goes_on = statement and stored_names(statement) & {"external_data", *returned}
    if statement and held and not goes_on and not isinstance(statement, ast.Return):
        taken_out = f"{all_of(visit.sources, statement)} taken out"
        return f"{taken_out}, or run only for an answer that has what is used there"
    return f'the answer passed on as it is: {JSON} and `"external": external_data`'


def all_of(sources: Sources, statement: ast.stmt) -> str:
    """Return in words the lines that go with a statement: a block cannot stay without one."""
    at = Place(VIEWS, statement.lineno)
    for outer in reversed(around(sources, at, BLOCKS)):
        others = [*getattr(outer, "orelse", ()), *getattr(outer, "finalbody", ())]
        if outer.body == [statement] and not others:
            statement = outer
    first, last = statement.lineno, statement.end_lineno
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _uses_the_answer(visit: Visit) -> bool:
    """Say whether the function that failed has the answer in a variable, or in one's attribute.

    Or nothing else was special about the request than the answer.
    """
    if visit.meeting.special == "answer":
        return True
    held = locals_of(visit.sources, visit.error)
    inside = [part for one in held.values() for part in getattr(one, "__dict__", {}).values()]
    statements = around(visit.sources, visit.error_place, ast.stmt)[-1:]
    plain = {n.id for part in statements for n in ast.walk(part) if isinstance(n, ast.Name)}
    used = [held[name] for name in plain if name in held]
    return any(same(value, visit.payload) for value in (*used, *inside)) or any(
        isinstance(value, httpx.Response) for value in used
    )
