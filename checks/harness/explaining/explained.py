"""Explain exceptions whose own words do not tell a beginner what to change."""

import ast
import re
from bdb import BdbQuit

from django.conf import LazySettings, Settings, UserSettingsHolder

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Request
from checks.harness.explaining import (
    answer_faults,
    answer_habits,
    async_faults,
    at_import,
    call_faults,
    class_views,
    client_calls,
    database_faults,
    helpers,
    reply_faults,
    row_faults,
    side_work,
    the_request,
)
from checks.harness.explaining.origin import GIVEN
from checks.harness.explaining.shadowed import shadowed
from checks.harness.explaining.shapes import of_one_shape
from checks.harness.explaining.unknown_names import unknown_name
from checks.harness.fault import Explained, Place
from checks.harness.showing import told_by
from checks.harness.source.nodes import around, calls, nodes, stored_names
from checks.harness.source.raised import exhausted, modules_of

# What is to stand in the place of a type that does not fit.
FITTING = {
    "HTTPTransport": "httpx.AsyncHTTPTransport, the one for an AsyncClient",
    "SimpleLazyObject": "the number itself: `await items.acount()`",
}


def explained(visit: Visit) -> Explained | None:
    """Return what is behind the exception that ended the view, where its words hide that."""
    for explain in EXPLANATIONS:
        if found := explain(visit, told_by(visit.error)):
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


def _hook(visit: Visit, text: str) -> Explained | None:
    """Explain a plain function where httpx awaits one."""
    hooks = [n for n in nodes(visit.sources, ast.keyword) if n.arg == "event_hooks"]
    if hooks and "await" in text and modules_of(visit.error)[-1:] == ["httpx._client"]:
        functions = {n.name: n for n in nodes(visit.sources, ast.FunctionDef)}
        named = [functions[n.id] for n in ast.walk(hooks[0]) if getattr(n, "id", "") in functions]
        line = named[0].lineno if named else hooks[0].lineno
        seen = "An AsyncClient awaits its event hooks, and this one is a plain function."
        return Explained(seen, "`async def` for the hook", Place(VIEWS, line))
    return None


def _by_itself(visit: Visit, text: str) -> Explained | None:
    """Explain an exception that the view raises by a statement of its own."""
    raising = around(visit.sources, visit.error_place, ast.Raise)
    ends = not isinstance(visit.error, Exception)  # SystemExit, say: that is another matter
    if not raising or ends or visit.request is not Request.FIRST:
        return None
    seen = f"Line {raising[-1].lineno} raises this itself."
    return Explained(seen, "what the task asks for, in the place of that `raise`")


def _environment(visit: Visit, text: str) -> Explained | None:
    """Explain a variable of the environment that is only set on one machine."""
    at = visit.error_place
    line = around(visit.sources, at, ast.Subscript)
    if isinstance(visit.error, KeyError) and any("environ" in ast.unparse(n.value) for n in line):
        seen = f"The environment has no {text} where this is graded."
        return Explained(seen, "the value itself, written in the view", at)
    return None


def _setting(visit: Visit, text: str) -> Explained | None:
    """Explain a setting that only the student's own project has."""
    kinds = LazySettings | Settings | UserSettingsHolder
    if isinstance(visit.error, AttributeError) and isinstance(visit.error.obj, kinds):
        name = visit.error.name
        seen = (
            f"Grading has settings of its own, not those of `config/`: there is no {name} in them."
        )
        return Explained(seen, "the value itself, written in the view", visit.error_place)
    return None


def _nothing_left(visit: Visit, text: str) -> Explained | None:
    """Explain a `next` that finds nothing, which Python tells in words of its own."""
    if not (began := exhausted(visit.error)):
        return None
    at = visit.sources.place_of(began)
    asks = [n for n in around(visit.sources, at, ast.Call) if ast.unparse(n.func) == "next"]
    top = visit.sources.tree(at.file).body if at else []
    shared = {name for n in top if isinstance(n, ast.Assign) for name in stored_names(n)}
    for call in asks:
        if call.args and (name := ast.unparse(call.args[0])) in shared:
            seen = f"All requests take from the one `{name}`, and `next` found nothing left in it."
            return Explained(seen, "what the view needs, set in the view and without `next`", at)
    seen = "`next` found nothing to take." if asks else "There was nothing left to take."
    return Explained(seen, "a view that needs nothing from there, or asks first what is there", at)


EXPLANATIONS = (
    shadowed, *helpers.EXPLANATIONS, *at_import.EXPLANATIONS, *call_faults.EXPLANATIONS,
    unknown_name, _nobody_there, *reply_faults.EXPLANATIONS, *answer_habits.EXPLANATIONS,
    *async_faults.EXPLANATIONS, *answer_faults.EXPLANATIONS, *row_faults.EXPLANATIONS,
    *database_faults.EXPLANATIONS, *class_views.EXPLANATIONS, *side_work.EXPLANATIONS,
    *client_calls.EXPLANATIONS, *the_request.EXPLANATIONS, _hook, _environment, _setting,
    _nothing_left, _by_itself,
)  # fmt: skip


def explained_otherwise(visit: Visit) -> Explained | None:
    """Return what may be behind an exception that no known idea leads to."""
    text = told_by(visit.error)
    others = database_faults.without_rows(visit, text) or of_one_shape(visit) or held_wrongly(visit)
    return others or async_faults.misspelt_attribute(visit)


def held_wrongly(visit: Visit) -> Explained | None:
    """Explain what fails because of what a variable was set to, a few lines before."""
    misspelt = isinstance(visit.error, AttributeError) and not visit.error.name.startswith("__")
    for type_name in () if misspelt else re.findall(r"'(\w+)'", told_by(visit.error)):
        for name, held in visit.variables.items():
            plain = type(held).__module__ == "builtins" or name in GIVEN
            if type(held).__name__ == type_name and not plain:
                at = visit.sources.place_of_change(VIEWS, name)
                fitting = FITTING.get(type_name, f"another value for `{name}`")
                return Explained(f"`{name}` holds a {type_name}.", fitting, at) if at.line else None
    return None
