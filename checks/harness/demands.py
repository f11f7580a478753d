"""What several requests must show: each function fails where one does not."""

import inspect
from typing import NoReturn

import httpx

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
from checks.harness.handlers import of_the_handler, of_the_other_value
from checks.harness.kept import fail_for_what_is_kept, of_what_is_kept
from checks.harness.nodes import of_a_call
from checks.harness.origin import of_a_changed_answer
from checks.harness.reading import must_have_asked, must_not_stop, variable
from checks.harness.stumbles import INSTEAD, must_not_stumble


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
    if isinstance(data, str) and (dumped := of_a_call(visit.sources, "dumps")):
        seen += " `json.dumps` made a text of the answer again."
        fail(seen, "`external_data = response.json()`, and no json.dumps", at=dumped)
    if isinstance(data, httpx.Response) or is_json_text(data, visit.payload):
        fail(seen, idea="response-not-json")
    if not data and not visit.payload and (instead := lines.of_an_or(visit.sources)):
        seen += f" In line {instead.line}, `or` replaces what counts as empty; the API sent it."
        fail(seen, f"what the API answered: {show(visit.payload)}", at=instead, hides_hint=True)
    if before and same(data, before.payload):
        seen = "At a later request `external_data` holds the answer to an earlier one."
        fail_for_what_is_kept(visit, seen)
    if is_made_of(data, visit.payload):
        fail(
            difference(visit.payload, data, "external_data"),
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
        if at := of_the_handler(visit):
            fail(seen, INSTEAD, idea="swallowed-exception", at=at)
        at = of_the_other_value(visit.sources) or lines.of_the_return(visit)
        fail(seen, INSTEAD, at=at, hides_hint=True)
    must_not_stumble(visit)


def must_run_each_time(visits) -> None:
    """Fail when something around the view answers later requests with an earlier reply."""
    if visits[0].ran and not all(current.ran for current in visits):
        seen = "`fetch_data` ran for the first request only: its reply is kept for the next."
        fail_for_what_is_kept(visits[0], seen, "the view without what keeps it")


def must_not_block(visit) -> None:
    """Fail when the view holds the event loop up, alone already."""
    inside = [query.place for query in visit.queries if query.in_event_loop]
    if inside:
        seen = "The view queries the database inside the event loop."
        if setting := lines.of_the_setting(visit.sources):
            seen += f" {setting} only silences Django."
        fail(seen, idea="async-unsafe", at=inside[0] or setting)
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


def fail_for_another_value(visit, external, at, always: bool) -> NoReturn:
    """Fail as `external` is something else, `always` the same or not, and `external_data` right."""
    wanted, seen = '"external": external_data', f"`external` is {show(external)}."
    if is_json_text(external, visit.payload):
        seen = f"`external` is a text that holds JSON, and not the JSON itself: {show(external)}."
    elif isinstance(external, str) and external in visit.variables:
        seen = f"`external` is the text {external!r}: without quotes it would be the variable."
    elif is_made_of(external, visit.payload):
        seen = difference(visit.payload, external, "external")
        fail(seen, wanted, idea="changed-answer", at=at)
    elif external and always:
        fail(seen, wanted, idea="hard-coded-data", at=at)
    fail(seen, wanted, at=at, hides_hint=True)
