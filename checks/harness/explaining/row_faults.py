"""Explain exceptions of calls that were to count the rows, or that would change them."""

import ast
import inspect
import re
from traceback import walk_tb

from django.core.exceptions import SynchronousOnlyOperation
from django.db.models import Manager, Model, QuerySet

from checks.harness.asking.visit import Visit
from checks.harness.causes import SET_BY_THE_TASK, VIEWS
from checks.harness.explaining.shapes import all_of
from checks.harness.fault import Explained
from checks.harness.source.nodes import around, stored_names

# What is called where the number of rows is wanted, in Django's or another library's words.
COUNTS = re.compile(
    r"_*(?:get_?|a|async_?)?(?:len|length|size|count|cnt|total|num|number)s?"
    r"(?:_?(?:async|of_items|of_rows|items|rows|all))?_*",
    re.IGNORECASE,
)
NO_LENGTH = r"object of type '(?:\w*Manager|ModelBase)' has no len\(\)"
WRITES = {
    "save", "create", "get_or_create", "update_or_create", "delete", "update",
    "bulk_create", "bulk_update", "save_base",
}  # fmt: skip


def _counts_otherwise(visit: Visit, text: str) -> Explained | None:
    """Explain `items.length`, `items.size()`, `len(Item.objects)` and the like."""
    error = visit.error
    named = isinstance(error, AttributeError) and error.name and COUNTS.fullmatch(error.name)
    has_rows = named and _has_rows(error.obj)
    if has_rows or re.fullmatch(NO_LENGTH, text):
        return Explained("What counts the rows is `acount`, and it is awaited.", _count(visit))
    if named and error.name == "acount":
        return Explained("What is asked there has no rows of the database.", _count(visit))
    return None


def _has_rows(held: object) -> bool:
    kind = held if inspect.isclass(held) else type(held)
    return issubclass(kind, QuerySet | Manager) or (held is kind and issubclass(kind, Model))


def _count(visit: Visit) -> str:
    """Return the call that counts the rows, with the names that the view has."""
    has_items = isinstance(visit.variables.get("items"), QuerySet)
    return f"`await {'items' if has_items else 'Item.objects'}.acount()`"


def _changes_rows(visit: Visit, text: str) -> Explained | None:
    """Explain a plain call that changes the table: not its form is wrong, it is to go."""
    name, at = _asked_of_django(visit), visit.error_place
    if not isinstance(visit.error, SynchronousOnlyOperation) or name not in WRITES or at is None:
        return None
    seen, wanted = f"`{name}` changes the table, and the view is only to count its rows.", ""
    for statement in around(visit.sources, at, ast.stmt)[-1:]:
        whole = isinstance(statement, ast.Expr | ast.Assign) and at.file == VIEWS
        if whole and not stored_names(statement) & set(SET_BY_THE_TASK):
            wanted = f"the view without {all_of(visit.sources, statement)}"
    return Explained(seen, wanted or f"that line without the call of `{name}`")


def _asked_of_django(visit: Visit) -> str:
    """Return the function of Django's models that the student's line called; "" for another."""
    frames = [frame for frame, _ in walk_tb(visit.error.__traceback__ if visit.error else None)]
    own = [n for n, f in enumerate(frames) if visit.sources.owns(f.f_code.co_filename)]
    for frame in frames[own[-1] + 1 :] if own else ():
        if not str(frame.f_globals.get("__name__")).startswith("django.db.models"):
            return ""
        if frame.f_code.co_name != "manager_method":
            return frame.f_code.co_name
    return ""


EXPLANATIONS = (_counts_otherwise, _changes_rows)
