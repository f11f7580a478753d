"""What `items` must be: a queryset of every item."""

import inspect
from typing import NoReturn

from django.db.models import QuerySet

from checks.harness.causes import VIEWS
from checks.harness.explaining import spots
from checks.harness.explaining.quoted import in_quotes
from checks.harness.fault import fail, show
from checks.harness.judging.reading import variable

ALL = "the queryset Item.objects.all()"


def must_hold_all_rows(visit, item, table) -> None:
    """Fail unless `items` is a queryset that finds every item, as an item."""
    items = variable(visit, "items")
    if not isinstance(items, QuerySet):
        fail_for_no_queryset(visit, items, item)
    if items.model is not item:
        fail(f"`items` is a queryset of {items.model.__name__}.", wanted=ALL)
    table.must_take_rows()
    if items.query.is_sliced:
        fail("`items` is a slice.", idea="filtered-queryset")
    if visit.unreadable:
        wanted = f"{ALL}, from the default database"
        fail(f"`items` cannot be asked for its rows: {visit.unreadable}", wanted)
    if visit.covered != visit.rows_after:
        seen = f"`items` covers {visit.covered} of the {visit.rows_after} rows in the table"
        some = visit.covered and visit.left_out is not None
        seen += f", and not the one named {visit.left_out!r}." if some else "."
        if visit.hidden:
            seen += " The model's own manager, `Item.objects`, leaves rows out."
            wanted, at = "a manager that gives all rows", spots.of_the_manager(visit.sources)
            fail(seen, wanted, at=at, hides_hint=True)
        fail(seen, idea="filtered-queryset")
    if visit.element is not None and not isinstance(visit.element, item):
        fail(f"`items` finds no items, but {show(visit.element)} and so on.", wanted=ALL)


def fail_for_no_queryset(visit, items, item) -> NoReturn:
    """Fail because `items` holds something else than a queryset."""
    seen = f"`items` holds {show(items)}."
    if inspect.ismethod(items):
        fail(seen, idea="missing-call")
    if isinstance(items, list | tuple | set) and all(isinstance(one, item) for one in items):
        fail(seen, idea="evaluated-list")
    at = visit.sources.place_of_change(VIEWS, "items")
    if text := in_quotes(visit, "`items`", items):
        fail(text, "`items = Item.objects.all()`, without quotes", at=at, hides_hint=True)
    if isinstance(items, int):
        seen += f" Line {at.line} gives `items` another value than all items."
    fail(seen, wanted=f"{ALL}; another name for anything else", at=at, hides_hint=True)
