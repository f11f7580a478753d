"""Explain exceptions that come from how the database is asked."""

import ast
import re

from django.core.exceptions import SynchronousOnlyOperation
from django.db.models import QuerySet
from django.db.models.manager import BaseManager
from django.db.utils import ConnectionDoesNotExist

from checks.harness.asking.visit import Visit
from checks.harness.causes import MODELS, Request
from checks.harness.explaining.ideas import AWAITED
from checks.harness.explaining.origin import values_for
from checks.harness.fault import Explained
from checks.harness.source.meant import scope_of
from checks.harness.source.nodes import around, stored_names
from checks.harness.source.raised import modules_of


def _database(visit: Visit, text: str) -> Explained | None:
    """Explain a database that is not there, and a transaction in an async view."""
    if isinstance(visit.error, ConnectionDoesNotExist):
        seen = f"The view asks for a database that is not there: {text}"
        return Explained(seen, "the default database, without `using`", visit.error_place)
    through = modules_of(visit.error)
    refused = isinstance(visit.error, SynchronousOnlyOperation)
    if (refused and "django.db.transaction" in through) or "'Atomic' object does not" in text:
        seen = "Django's transactions do not work in an async view."
        wanted = "the view without `transaction.atomic`: one count needs no transaction"
        return Explained(seen, wanted, visit.error_place)
    return None


def _manager(visit: Visit, text: str) -> Explained | None:
    """Explain a model that is asked without its manager, or an item that is asked for it."""
    asks = "aget|all|acount|count|filter|get|aall|afirst|exclude|values|aaggregate"
    if "has no attribute 'objects'" in text and (fault := _of_another_manager(visit)):
        return fault
    if found := re.search(rf"type object '(\w+)' has no attribute '({asks})'", text):
        seen = f"Rows are asked for through the manager `{found[1]}.objects`."
        return Explained(seen, f"`{found[1]}.objects.{found[2]}(...)`")
    if "Manager isn't accessible via" in text:
        seen = "The brackets make one item, and `objects` belongs to the class."
        return Explained(seen, "`Item.objects.all()`, without brackets after `Item`")
    if "'async_generator' object is not iterable" in text:
        seen = "An `async for` in brackets makes an async generator, which `sum` cannot read."
        return Explained(seen, "`await items.acount()`, or an `async for` that counts")
    if re.search(r"get\(\) returned more than one|matching query does not exist", text):
        return Explained("`get()` is for exactly one row.", "`Item.objects.all()`, for all of them")
    return None


def _of_another_manager(visit: Visit) -> Explained | None:
    """Explain a model whose manager has another name: Django makes no `objects` then."""
    model = getattr(visit.error, "obj", None)
    managers = model._meta.managers if isinstance(model, type) and hasattr(model, "_meta") else ()
    for name in [manager.name for manager in managers][:1]:
        seen = f"`{model.__name__}` has a manager called `{name}`, so Django makes no `objects`."
        at = visit.sources.place_of_name(MODELS, name)
        return Explained(seen, f"the model without `{name}`: `objects` comes by itself", at)
    return None


def _query_for_items(visit: Visit, text: str) -> Explained | None:
    """Explain a query in the line that sets `items`, which is to run none."""
    refused = isinstance(visit.error, SynchronousOnlyOperation)
    sets = around(visit.sources, visit.error_place, ast.Assign)
    one = re.search(r"\.(first|last|get|count|exists|earliest|latest)\(", text_of(sets))
    if refused and one and "items" not in visit.variables:
        seen = f"`{one[1]}()` asks the database at once, and gives no queryset."
        return Explained(seen, "`items = Item.objects.all()`, which runs no query")
    return None


def text_of(statements: list[ast.Assign]) -> str:
    """Return the innermost statement as text, if it sets `items`."""
    own = [node for node in statements if "items" in map(ast.unparse, node.targets)]
    return ast.unparse(own[-1]) if own else ""


def _awaited_rows(visit: Visit, text: str) -> Explained | None:
    """Explain an `await` of a queryset or a manager where their number is wanted."""
    found = re.search(AWAITED, text)
    kinds = {"QuerySet", "Manager"} | {
        type(held).__name__ for held in scope_of(visit.error, visit.sources).values()
        if isinstance(held, QuerySet | BaseManager)
    }  # fmt: skip
    if not found or found[0].strip("'") not in kinds:
        return None
    counts = values_for(visit, "item_count")
    for node in around(visit.sources, visit.error_place, ast.Await):
        sets = {
            n
            for part in around(visit.sources, visit.error_place, ast.Assign)[-1:]
            for n in stored_names(part)
        }
        if sets & {"item_count", *map(ast.unparse, counts)} or node in _parts(counts):
            rows = ast.unparse(node.value)
            seen = f"`{rows}` is no number and nothing to await: the call that counts is missing."
            return Explained(seen, f"`await {rows}.acount()`")
    return None


def _parts(values: list[ast.expr]) -> list[ast.AST]:
    return [part for value in values for part in ast.walk(value)]


def _not_called(visit: Visit, text: str) -> Explained | None:
    """Explain what sync_to_async gives, where it is not called."""
    if "SyncToAsync" in text:
        seen = "`sync_to_async(...)` gives a function, and here nobody calls and awaits that."
        return Explained(seen, "`await sync_to_async(items.count)()`")
    return None


def without_rows(visit: Visit, text: str) -> Explained | None:
    """Explain what looks at a row of a table that is empty."""
    if visit.request is Request.LATER and visit.rows == 0 and "NoneType" in text:
        seen = "The table is empty at this request, so there is no row to look at."
        asked = around(visit.sources, visit.error_place, ast.Attribute)
        if any(node.attr in ("id", "pk") for node in asked):
            seen += " An id is no count: rows that are deleted leave gaps."
            return Explained(seen, "`await items.acount()`")
        return Explained(seen, "nothing that needs a row, or `is not None` asked before")
    return None


EXPLANATIONS = (_database, _manager, _query_for_items, _awaited_rows, _not_called)
