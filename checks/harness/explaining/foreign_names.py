"""Explain a name that nothing defines: another language's, another client's, or nobody's."""

import ast

from checks.harness.asking.visit import Visit
from checks.harness.causes import VALUES, VIEWS
from checks.harness.explaining.client_calls import METHODS
from checks.harness.explaining.origin import entries
from checks.harness.explaining.values import asked, client_of
from checks.harness.fault import Explained, Place
from checks.harness.source.foreign import ASKS, foreign, of_no_object
from checks.harness.source.homes import CONSTANTS
from checks.harness.source.nodes import around, nodes
from checks.harness.spelling import misspelt


def of_another_language(visit: Visit, name: str) -> Explained | None:
    """Explain a name as another language, or another library, has it."""
    at = visit.error_place
    if at is None or not is_used(visit, name) or _is_defined(visit, name):
        return None
    if name in CONSTANTS:
        return Explained(f"Python has no `{name}`.", f"`{CONSTANTS[name]}`, as Python spells it")
    if name in ("self", "this"):
        return Explained(*of_no_object(name, _attributes(visit, name)))
    if name == "status" and any(n.attr.startswith("HTTP_") for n in _attributes(visit, name)):
        seen = "This `status` is a module of Django REST framework, which is not imported."
        return Explained(seen, "`status=200`, or nothing: 200 is what JsonResponse has without it")
    seen, wanted = foreign(name, at.file)
    return Explained(seen, asked(visit) if wanted == ASKS else wanted) if seen else None


def the_client(visit: Visit, name: str) -> Explained | None:
    """Explain a name that is asked like a client, where the client has another name."""
    own, found = client_of(visit), _attributes(visit, name)
    asks = [node for node in found if node.attr in METHODS] if own and not visit.calls else []
    if not asks or _is_defined(visit, name):
        return None
    return Explained(f"The client of this view is called `{own}`.", asked(visit))


def nowhere(visit: Visit, name: str) -> Explained | None:
    """Say that nothing defines a name, and what may stand there, where nothing else is known."""
    at = visit.error_place
    if at is None or not is_used(visit, name) or _is_defined(visit, name):
        return None
    seen = f"Nothing in {at.file} defines or imports `{name}`."
    for key, value in entries(visit):
        if key in VALUES and ast.unparse(value) == name:
            return Explained(seen, f'`"{key}": {VALUES[key]}`', Place(VIEWS, value.lineno))
    _, close = misspelt(visit.error)
    if close in visit.variables and close != "request":
        return Explained(f"Did you mean {close}?", f"`{close}` instead of `{name}`")
    wanted = f"a line above that gives `{name}` a value, or a name that has one"
    if isinstance(around(visit.sources, at, ast.stmt)[-1], ast.Expr):  # no line needs its value
        wanted += "; or the view without this line"
    return Explained(seen, wanted)


def is_used(visit: Visit, name: str) -> bool:
    """Say whether the line that stopped uses a name itself, and not a text that it runs."""
    return any(node.id == name for node in around(visit.sources, visit.error_place, ast.Name))


def _attributes(visit: Visit, name: str) -> list[ast.Attribute]:
    found = around(visit.sources, visit.error_place, ast.Attribute)
    return [node for node in found if isinstance(node.value, ast.Name) and node.value.id == name]


def _is_defined(visit: Visit, name: str) -> bool:
    """Say whether a line of the file gives a name a value, though too late or elsewhere."""
    at = visit.error_place or Place(VIEWS)
    place = visit.sources.place_of_name(at.file, name)
    stored = [n for n in nodes(visit.sources, ast.Name, at.file) if isinstance(n.ctx, ast.Store)]
    return bool(place and place.line) or name in [node.id for node in stored]
