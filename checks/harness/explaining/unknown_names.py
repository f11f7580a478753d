"""Explain a NameError in the view: why a name has no value where it is used."""

import ast
import re

from checks.harness.asking.fake_api import ADDRESS
from checks.harness.asking.visit import Visit
from checks.harness.causes import SET_BY_THE_TASK, VIEWS
from checks.harness.explaining.not_set import holder_of, no_assignment, set_in_a_comment
from checks.harness.fault import Explained, Place
from checks.harness.source.homes import CONSTANTS, import_line
from checks.harness.source.imports import last_import
from checks.harness.source.meant import name_meant, name_to_import
from checks.harness.source.nodes import LOOP, TRY, around, functions, in_a_comment, nodes
from checks.harness.spelling import closest

SETS = {
    "api_url": f'api_url = "{ADDRESS}"',
    "external_data": "external_data = response.json()",
    "items": "items = Item.objects.all()",
}


def unknown_name(visit: Visit, text: str) -> Explained | None:
    """Explain a name that the view uses and that has no value, or not yet."""
    if not isinstance(visit.error, NameError) or not (found := re.search(r"'(\w+)'", text)):
        return None
    name = found[1]
    for find in EXPLANATIONS:
        if explanation := find(visit, name):
            return explanation
    return None


def _unquoted(visit: Visit, name: str) -> Explained | None:
    for node in nodes(visit.sources, ast.Dict):
        for key in node.keys:
            if isinstance(key, ast.Name) and key.id == name:
                seen = f"The key `{name}` has no quotes, so Python looks for a variable `{name}`."
                return Explained(seen, f'"{name}": ...', Place(VIEWS, key.lineno))
    return None


def _set_too_late(visit: Visit, name: str) -> Explained | None:
    at = visit.error_place
    if not isinstance(visit.error, UnboundLocalError) or at is None:
        return None
    lines = [n.lineno for n in stored(visit, at.file) if n.id == name]
    imported = [n for n in nodes(visit.sources, ast.alias, at.file) if name in (n.name, n.asname)]
    if lines and imported:
        seen = f"Line {lines[0]} sets a variable `{name}`, so the function does not see the import."
        return Explained(seen, "another name for that variable", Place(at.file, lines[0]))
    if at.line in lines:
        seen = f"Line {at.line} uses `{name}` to make `{name}`, which has no value yet."
        return Explained(seen, "another name on the right of the `=`", at)
    if later := [line for line in lines if line > (at.line or 0)]:
        seen = f"`{name}` is used in line {at.line} and gets its value only in line {later[0]}."
        wanted = f"a value for `{name}` at the beginning of the function"
        return Explained(seen, wanted, Place(at.file, later[0]))
    blocks = LOOP | TRY | ast.If
    places = [Place(at.file, line) for line in lines]
    around_it = [n for place in places for n in around(visit.sources, place, blocks)]
    if around_it:
        line = around_it[-1].lineno
        seen = f"`{name}` is set only inside the block that begins in line {line}; it did not run."
        wanted = f"a value for `{name}` before that block, whatever happens in it"
        return Explained(seen, wanted, Place(at.file, line))
    return None


def _without_as(visit: Visit, name: str) -> Explained | None:
    for node in nodes(visit.sources, ast.withitem):
        if node.optional_vars is None and "Client" in ast.unparse(node.context_expr):
            line = node.context_expr.lineno
            seen = f"The client that is opened in line {line} gets no name."
            return Explained(seen, f"`as {name}` in that line", Place(VIEWS, line))
    return None


def _misspelt(visit: Visit, name: str) -> Explained | None:
    if name not in SET_BY_THE_TASK:
        return None
    if own := holder_of(visit, name) or closest(name, visit.variables):
        at = visit.sources.place_of_name(VIEWS, own)
        seen = f"What is set in line {at.line} is called `{own}`."
        return Explained(seen, f"the name `{name}` there", at)
    return None


def _left_out(visit: Visit, name: str) -> Explained | None:
    views = functions(visit.sources, "fetch_data")
    if not views or any(n.id == name for n in stored(visit, VIEWS)):
        return None
    inside = [n for n in ast.walk(views[-1]) if isinstance(n, ast.Expr)]
    dots = [n.lineno for n in inside if ast.unparse(n) == "..."]
    at = Place(VIEWS, dots[0]) if dots else in_a_comment(visit.sources, VIEWS, r".*\.\.\.")
    if at and views[-1].lineno < at.line <= (views[-1].end_lineno or 0):
        seen = f"Line {at.line} has dots where code was left out."
        return Explained(seen, "the code that the dots stand for", at)
    return None


def _never_set(visit: Visit, name: str) -> Explained | None:
    at = visit.error_place or Place(VIEWS)
    if name in SETS and not any(n.id == name for n in stored(visit, at.file)):
        return Explained(f"No line of {at.file} sets `{name}`.", f"`{SETS[name]}` above this line")
    return None


def _constant(visit: Visit, name: str) -> Explained | None:
    written = [n.id for n in around(visit.sources, visit.error_place, ast.Name)]
    if name in CONSTANTS and name in written:
        return Explained(f"Python has no `{name}`.", f"`{CONSTANTS[name]}`, as Python spells it")
    if name == "this":
        wanted = "the name alone: a variable of the view has nothing in front"
        return Explained("Python has no `this`.", wanted)
    return None


def _another_name(visit: Visit, name: str) -> Explained | None:
    if meant := name_meant(visit.error, visit.error_place, visit.sources):
        return Explained(f"Did you mean {meant}?", f"`{meant}` instead of `{name}`")
    return None


def _not_imported(visit: Visit, name: str) -> Explained | None:
    place = visit.error_place or Place(VIEWS)
    spelt = name if import_line(name).endswith(f" {name}") else ""
    spelt = spelt or name_to_import(visit.error, place, visit.sources)
    if not spelt:
        return None
    at, wanted = last_import(visit.sources, place.file), f"`{import_line(spelt)}` at the top"
    seen = f"{place.file} does not import `{spelt}`."
    if spelt != name:
        wanted += f" of the file, and `{spelt}` instead of `{name}`"
    return Explained(seen, wanted if spelt != name else f"{wanted} of the file", at)


def stored(visit: Visit, file: str) -> list[ast.Name]:
    """Return the places where names get a value."""
    return [n for n in nodes(visit.sources, ast.Name, file) if isinstance(n.ctx, ast.Store)]


EXPLANATIONS = (
    _unquoted, no_assignment, _set_too_late, set_in_a_comment, _misspelt, _without_as, _left_out,
    _never_set, _constant, _another_name, _not_imported,
)  # fmt: skip
