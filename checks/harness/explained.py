"""Explain exceptions whose own words do not tell a beginner what to change."""

import ast
import re
from bdb import BdbQuit
from json import JSONDecodeError

from django.core.exceptions import SynchronousOnlyOperation
from django.db.utils import ConnectionDoesNotExist

from checks.harness.causes import VIEWS
from checks.harness.fault import Explained, Place
from checks.harness.nodes import calls, nodes
from checks.harness.origin import GIVEN
from checks.harness.unknown_names import unknown_name
from checks.harness.visit import Visit


def explained(visit: Visit) -> Explained | None:
    """Return what is behind the exception that ended the view, where its words hide that."""
    for explain in EXPLANATIONS:
        if found := explain(visit, str(visit.error)):
            return found
    return None


def _nobody_there(visit: Visit, text: str) -> Explained | None:
    """Explain what waits for somebody at the keyboard."""
    if isinstance(visit.error, BdbQuit):
        found = calls(visit.sources, "breakpoint", "set_trace")
        seen = "The view stops at a breakpoint, and nobody is there to go on."
        at = Place(VIEWS, found[0].lineno) if found else None
        return Explained(seen, "the view without `breakpoint()`", at)
    found = calls(visit.sources, "input")
    if found and (isinstance(visit.error, EOFError) or "reading from stdin" in text):
        seen = "The view calls `input()`, and nobody is there to type an answer."
        return Explained(seen, "the view without `input()`", Place(VIEWS, found[0].lineno))
    return None


def _set(visit: Visit, text: str) -> Explained | None:
    """Explain a set where a dict was meant."""
    if not re.search("unhashable type|Object of type set|set the safe parameter", text):
        return None
    for call in calls(visit.sources, "JsonResponse"):
        for node in ast.walk(call):
            if isinstance(node, ast.Set):
                seen = "Braces with commas only make a set; a dict has a colon after each key."
                wanted = '{"external": external_data, "item_count": ...}'
                return Explained(seen, wanted, Place(VIEWS, node.elts[0].lineno))
    return None


def _text_twice(visit: Visit, text: str) -> Explained | None:
    """Explain JSON text, or something else that is no dict, in a JsonResponse."""
    if "set the safe parameter to False" not in text:
        return None
    if found := calls(visit.sources, "dumps"):
        seen = "JsonResponse makes JSON text of a dict; `json.dumps` has made text of it before."
        wanted = "JsonResponse({...}), without json.dumps"
        return Explained(seen, wanted, Place(VIEWS, found[-1].lineno))
    wanted = '{"external": external_data, "item_count": ...} in it'
    return Explained("JsonResponse is given something else than a dict.", wanted)


def _two_dicts(visit: Visit, text: str) -> Explained | None:
    """Explain a second positional argument of JsonResponse, which is no data."""
    for call in calls(visit.sources, "JsonResponse"):
        if "object is not callable" in text and len(call.args) > 1:
            seen = "JsonResponse takes all its data as one dict; what comes second is no data."
            wanted = 'one dict: {"external": ..., "item_count": ...}'
            return Explained(seen, wanted, Place(VIEWS, call.args[1].lineno))
    return None


def _database(visit: Visit, text: str) -> Explained | None:
    """Explain a database that is not there, and a transaction in an async view."""
    if isinstance(visit.error, ConnectionDoesNotExist):
        seen = f"The view asks for a database that is not there: {text}"
        return Explained(seen, "the default database, without `using`", visit.error_place)
    through = visit.sources.modules_of(visit.error)
    if isinstance(visit.error, SynchronousOnlyOperation) and "django.db.transaction" in through:
        seen = "Django's transactions do not work in an async view."
        wanted = "the view without `transaction.atomic`: one count needs no transaction"
        return Explained(seen, wanted, visit.error_place)
    return None


def _hook(visit: Visit, text: str) -> Explained | None:
    """Explain a plain function where httpx awaits one."""
    hooks = [n for n in nodes(visit.sources, ast.keyword) if n.arg == "event_hooks"]
    if (
        hooks
        and "await" in text
        and visit.sources.modules_of(visit.error)[-1:] == ["httpx._client"]
    ):
        functions = {n.name: n for n in nodes(visit.sources, ast.FunctionDef)}
        named = [functions[n.id] for n in ast.walk(hooks[0]) if getattr(n, "id", "") in functions]
        line = named[0].lineno if named else hooks[0].lineno
        seen = "An AsyncClient awaits its event hooks, and this one is a plain function."
        return Explained(seen, "`async def` for the hook", Place(VIEWS, line))
    return None


def _in_pieces(visit: Visit, text: str) -> Explained | None:
    """Explain that no piece of a streamed answer can be read by itself."""
    streams = calls(visit.sources, "aiter_bytes", "aiter_raw", "aiter_text", "aiter_lines")
    if not streams or not isinstance(visit.error, UnicodeDecodeError | JSONDecodeError):
        return None
    seen = "A streamed answer comes in pieces, which may be cut anywhere, also within a letter."
    cut = isinstance(visit.error, UnicodeDecodeError)
    at = visit.error_place if cut else Place(VIEWS, streams[0].lineno)
    return Explained(seen, "all pieces put together as they came, and then read as JSON", at)


EXPLANATIONS = (
    unknown_name, _nobody_there, _set, _text_twice, _two_dicts, _database, _hook, _in_pieces,
)  # fmt: skip


def held_wrongly(visit: Visit) -> Explained | None:
    """Explain what fails because of what a variable was set to, a few lines before."""
    misspelt = isinstance(visit.error, AttributeError) and not visit.error.name.startswith("__")
    for type_name in () if misspelt else re.findall(r"'(\w+)'", str(visit.error)):
        for name, held in visit.variables.items():
            plain = type(held).__module__ == "builtins" or name in GIVEN
            if type(held).__name__ == type_name and not plain:
                at = visit.sources.place_of_change(VIEWS, name)
                seen = f"`{name}` holds a {type_name}."
                return Explained(seen, f"another value for `{name}`", at) if at.line else None
    return None
