"""What several requests must show: each function fails where one does not."""

import inspect

import httpx
from django.db.models import QuerySet

from checks.harness import lines
from checks.harness.compare import (
    PLAIN,
    difference,
    has_right,
    is_json_text,
    is_made_of,
    kind_of,
    same,
)
from checks.harness.fake_api import AsksForever
from checks.harness.fault import fail, show
from checks.harness.handlers import of_the_handler
from checks.harness.kept import fail_for_what_is_kept, of_what_is_kept
from checks.harness.origin import of_a_changed_answer
from checks.harness.reading import must_have_asked, must_not_stop, variable
from checks.harness.stumbles import INSTEAD, must_not_stumble

ALL = "the queryset Item.objects.all()"


def must_hold_the_answer(visit, before=None) -> None:
    """Fail unless `external_data` is what the API answered, to this request and not `before`."""
    data = variable(visit, "external_data")
    if same(data, visit.payload):
        return
    if not visit.calls:
        must_have_asked(visit)
    seen = f"`external_data` holds {show(data)}."
    if inspect.isawaitable(data) or inspect.ismethod(data):
        fail(seen, idea="missing-await" if inspect.isawaitable(data) else "missing-call")
    if isinstance(data, httpx.Response) or is_json_text(data, visit.payload):
        fail(seen, idea="response-not-json")
    if before and same(data, before.payload):
        seen = "At a later request `external_data` holds the answer to an earlier one."
        fail_for_what_is_kept(visit, seen)
    if is_made_of(data, visit.payload):
        when = f" ({visit.words})" if before else ""
        fail(
            difference(visit.payload, data, "external_data") + when,
            idea="changed-answer",
            at=of_a_changed_answer(visit),
        )
    idea = "hard-coded-data" if kind_of(data) in PLAIN and data else None
    fail(seen, f"what the API answered: {show(visit.payload)}", idea=idea)


def must_not_pretend(visit) -> None:
    """Fail when the view replies as if all were well though the API failed, or never replies."""
    when, place = f"When {visit.failure}, the view", visit.error_place
    if isinstance(visit.error, AsksForever):
        place = lines.of_the_loop(visit.sources, place)
        fail(f"{when} asks again and again, without end.", idea="never-ends", at=place)
    if visit.timed_out:
        place = lines.of_the_loop(visit.sources, place)
        fail(f"{when} does not come to an end.", idea="never-ends", at=place)
    if visit.response is not None and visit.calls and visit.response.status_code < 400:
        seen = f"{when} replies as if all were well, with status {visit.response.status_code}."
        at = of_the_handler(visit) or lines.of_the_return(visit)
        fail(seen, INSTEAD, idea="swallowed-exception", at=at)
    must_not_stumble(visit)


def must_hold_all_rows(visit, item, table) -> None:
    """Fail unless `items` is a queryset that finds every item, as an item."""
    items = variable(visit, "items")
    seen = f"`items` holds {show(items)}." if not isinstance(items, QuerySet) else ""
    if inspect.ismethod(items):
        fail(seen, idea="missing-call")
    if isinstance(items, list | tuple | set):
        fail(seen, idea="evaluated-list")
    if not isinstance(items, QuerySet):
        fail(seen, wanted=ALL)
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
        seen += "." if visit.left_out is None else f", and not the one named {visit.left_out!r}."
        if visit.hidden:
            seen += " The model's own manager, `Item.objects`, leaves rows out."
            wanted, at = "a manager that gives all rows", lines.of_the_manager(visit.sources)
            fail(seen, wanted, at=at, hides_hint=True)
        fail(seen, idea="filtered-queryset")
    if visit.element is not None and not isinstance(visit.element, item):
        fail(f"`items` finds no items, but {show(visit.element)} and so on.", wanted=ALL)


def must_run_each_time(visits) -> None:
    """Fail when something around the view answers later requests with an earlier reply."""
    if visits[0].ran and not all(current.ran for current in visits):
        seen = "`fetch_data` ran for the first request only: its reply is kept for the next."
        fail_for_what_is_kept(visits[0], seen)


def must_not_block(visit) -> None:
    """Fail when the view holds the event loop up, alone already."""
    inside = [query.place for query in visit.queries if query.in_event_loop]
    if inside:
        seen = "The view queries the database inside the event loop."
        fail(seen, idea="async-unsafe", at=lines.of_the_setting(visit.sources) or inside[0])
    if visit.sleeps:
        seen = "The view calls time.sleep, and every other request sleeps with it."
        fail(seen, idea="blocked-event-loop", at=visit.sleeps[0])
    blocked = [query.place for query in visit.queries if not query.loop_went_on]
    if blocked:
        seen = "While the view queries the database, the event loop stands still."
        fail(seen, idea="blocked-event-loop", at=blocked[0])


def must_overlap(crowd) -> None:
    """Fail unless all five requests were inside the API call at the same time."""
    for current in crowd.visits:
        must_not_stop(current, "when five requests came at once")
    if not crowd.asked:
        fail_for_what_is_kept(crowd.visits[0], "Later requests no longer ask the API.")
    if not crowd.overlapped:
        seen = "Of five requests at once, each waits until the one before has its answer."
        at = lines.of_the_lock(crowd.visits[0].sources)
        fail(seen, idea="requests-take-turns", at=at)


def must_not_mix(alone, together) -> None:
    """Fail when five requests at once get what each alone does not: another's data."""
    if has_right(alone, "external", "payload") and not has_right(together, "external", "payload"):
        seen = "With five requests at once, one gets the answer that belongs to another."
        fail(seen, idea="shared-state", at=of_what_is_kept(together[0].sources))
    if has_right(alone, "item_count", "rows") and not has_right(together, "item_count", "rows"):
        seen = "With five requests at once, `item_count` is wrong."
        fail(seen, idea="shared-state", at=of_what_is_kept(together[0].sources))
