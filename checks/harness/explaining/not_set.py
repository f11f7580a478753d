"""Explain why a variable of the view has no value when the view ends."""

import ast
import sys

import httpx
from django.db.models import Manager, Model, QuerySet

from checks.harness.asking.compare import is_json_text, is_made_of, same
from checks.harness.asking.fake_api import ADDRESS
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.kept import of_the_global
from checks.harness.explaining.lines import of_the_end
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import FUNCTION, functions, in_a_comment, nodes, stored_names
from checks.harness.spelling import closest


def why_not_set(visit: Visit, name: str) -> Explained:
    """Return why the view ends without a value for `name`, and where to give it one."""
    runs = visit.code.co_name if visit.code else "fetch_data"
    inside = f"`{name}` set inside `{runs}`"
    for find in (_global, no_assignment, set_in_a_comment, _elsewhere, _of_another_name, _outside):
        if found := find(visit, name, inside):
            return found
    at = in_a_comment(visit.sources, VIEWS, "TODO") or of_the_end(visit)
    if name == "api_url":  # it is needed from the beginning
        views = functions(visit.sources, "fetch_data")
        at = Place(VIEWS, views[-1].body[0].lineno) if views else at
    return Explained(f"`fetch_data` ends without a variable `{name}`.", inside, at)


def _global(visit: Visit, name: str, inside: str) -> Explained | None:
    if at := of_the_global(visit.sources, name):
        seen = f"`global {name}` in line {at.line} makes `{name}` a variable of the whole file."
        return Explained(seen, f"{inside}, without that line", at)
    return None


def no_assignment(visit: Visit, name: str, inside: str = "") -> Explained | None:
    """Find what looks like an assignment and is none, or takes the value away again."""
    for node in nodes(visit.sources, ast.Compare | ast.AnnAssign | ast.Delete):
        line = node.lineno
        match node:
            case ast.Compare(left=ast.Name(id=found), ops=[ast.Eq()]) if found == name:
                seen = f"`==` in line {line} compares and sets nothing."
                return Explained(seen, f"`{name} = ...`, with one `=`", Place(VIEWS, line))
            case ast.AnnAssign(target=ast.Name(id=found), value=None) if found == name:
                seen = f"`:` in line {line} only says of which type `{name}` is."
                return Explained(seen, f"`{name} = ...`, with `=`", Place(VIEWS, line))
            case ast.Delete(targets=targets) if name in map(ast.unparse, targets):
                seen = f"`del` in line {line} takes the value of `{name}` away again."
                return Explained(seen, "the view without that line", Place(VIEWS, line))
    return None


def set_in_a_comment(visit: Visit, name: str, inside: str = "") -> Explained | None:
    """Find a line that would set the variable, and is a comment."""
    if at := in_a_comment(visit.sources, VIEWS, rf"{name}\s*="):
        seen = f"`{name}` is set only in a comment, in line {at.line}."
        return Explained(seen, "that line without the `#`", at)
    return None


def _elsewhere(visit: Visit, name: str, inside: str) -> Explained | None:
    runs = visit.code.co_name if visit.code else "fetch_data"
    for function in nodes(visit.sources, FUNCTION):
        other = function.name not in ("fetch_data", runs)
        for node in ast.walk(function) if other else ():
            if isinstance(node, ast.Assign) and name in stored_names(node):
                where = f"`{function.name}`, in line {node.lineno}"
                seen = f"`{name}` is set in {where}: a variable belongs to its own function."
                return Explained(seen, inside, Place(VIEWS, node.lineno))
    return None


def _of_another_name(visit: Visit, name: str, inside: str) -> Explained | None:
    if other := holder_of(visit, name):
        seen = f"What `{name}` should hold is in `{other}`; there is no variable `{name}`."
        return Explained(seen, inside, visit.sources.place_of_name(VIEWS, other))
    if other := nearly(visit, name):
        at = visit.sources.place_of_name(VIEWS, other)
        seen = f"There is no variable `{name}`; line {at.line} sets `{other}`."
        return Explained(seen, inside, at)
    return None


def _outside(visit: Visit, name: str, inside: str) -> Explained | None:
    if hasattr(sys.modules["items.views"], name):
        seen = f"There is a `{name}` outside `fetch_data`, and none inside."
        return Explained(seen, inside, visit.sources.place_of_name(VIEWS, name))
    return None


def holder_of(visit: Visit, name: str) -> str | None:
    """Return the variable of another name that holds what `name` should hold."""
    wanted = {
        "api_url": lambda held: isinstance(held, str) and held == ADDRESS,
        "external_data": lambda held: bool(visit.payload) and same(held, visit.payload),
        "items": lambda held: isinstance(held, QuerySet),
    }[name]
    return next((other for other, held in visit.variables.items() if wanted(held)), None)


def nearly(visit: Visit, name: str) -> str:
    """Return a variable with nearly the same name, if what it holds was meant for `name`, or ""."""
    fits = {
        "api_url": lambda held: isinstance(held, str),
        "external_data": lambda held: (
            isinstance(held, httpx.Response)
            or is_json_text(held, visit.payload)
            or is_made_of(held, visit.payload)
        ),
        "items": lambda held: isinstance(held, Manager) or _are_rows(held),
    }[name]
    return closest(name, [other for other, held in visit.variables.items() if fits(held)])


def _are_rows(held: object) -> bool:
    return isinstance(held, list | tuple | set) and any(isinstance(one, Model) for one in held)
