"""Return both in a JsonResponse.

Return a `JsonResponse` with two keys: `external` holds `external_data`, and `item_count` holds
how many `items` there are. (More keys are allowed.)

Try `items.count()` first, run the app or the checks, and read what Django says: counting is a
query, and this is where async does *not* help. Then count in a way that an async view may use.
"""

import pytest
from asgiref.sync import iscoroutinefunction
from django.http import JsonResponse

from checks.harness import (
    RETURN,
    VIEWS,
    Cause,
    body,
    fail,
    has_right,
    is_json_text,
    must_have_asked,
    must_not_stop,
    reply,
    show,
    value,
)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "reply", "fetch_data")
def test_the_reply_is_json(visit):
    """The reply is a JsonResponse with the keys external and item_count.

    End the view with `return JsonResponse({"external": ..., "item_count": ...})`.
    """
    response = reply(visit)
    keys = list(body(visit))
    if visit.refused and "item_count" not in keys:
        fail(f"The reply has the keys {show(keys)}.", idea="swallowed-exception")
    if not isinstance(response, JsonResponse):
        fail(f"`fetch_data` returns {show(response)}.", wanted=RETURN)
    if response.status_code != 200:
        fail(f"The reply has the status {response.status_code}.", wanted="status 200")
    for key in ("external", "item_count"):
        if key not in keys:
            fail(f"The reply has the keys {show(keys)}.", wanted=f"the key {key!r}")


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "external", "fetch_data")
def test_external_is_the_answer_of_the_api(visit, later_visits):
    """external is what the API answered, each time anew.

    Put the variable `external_data` into the reply: `"external": external_data`.
    """
    visits = (visit, *later_visits)
    replies = [value(current, "external") for current in visits]
    for current, external in zip(visits, replies, strict=True):
        if external == current.payload:
            continue
        if external in (visit.payload, later_visits[0].payload):
            seen = "A later reply holds the answer to an earlier request."
            fail(seen, idea="shared-state", cause=Cause.KEPT_BETWEEN_REQUESTS)
        must_have_asked(current)
        seen = f"`external` is {show(external)}."
        if external == current.variables.get("external_data"):
            fail(seen, "what the API answered", cause=Cause.EXTERNAL_DATA)
        if is_json_text(external, current.payload):
            fail(seen, idea="response-not-json")
        wanted = f"what the API answered: {show(current.payload)}"
        if external and replies == [external] * len(visits):
            fail(seen, wanted, idea="hard-coded-data")
        fail(seen, wanted)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "item_count", "fetch_data")
def test_item_count_is_the_number_of_rows(visit, later_visits, item, table):
    """item_count is the number of items in the database, each time anew.

    Count in a way that an async view may use: `await items.acount()`, or
    `await sync_to_async(items.count)()`.
    """
    visits = (visit, *later_visits)
    counts = [value(current, "item_count") for current in visits]
    rows = [current.rows for current in visits]
    table.must_take_rows()
    if counts == rows and all(type(count) is int for count in counts):
        return
    held = ", ".join(show(count) for count in counts)
    seen = f"With {rows[0]}, {rows[1]} and {rows[2]} rows, `item_count` is {held}."
    if any(current.refused for current in visits):
        fail(seen, idea="swallowed-exception", at=visit.refused[0])
    if changed := [current for current in visits if current.rows_after != current.rows]:
        before, after = changed[0].rows, changed[0].rows_after
        seen = f"The view changes the table: {before} rows before, {after} after."
        fail(seen, wanted="a view that only counts")
    if counts == [current.covered for current in visits]:
        fail(seen, wanted="the number of all rows", cause=Cause.ITEMS)
    if counts[0] == counts[1] == rows[0] and visit.queries:
        fail(seen, idea="shared-state", cause=Cause.KEPT_BETWEEN_REQUESTS)
    if counts == counts[:1] * len(counts):
        fail(seen, wanted=f"{rows}", idea="hard-coded-data")
    fail(seen, wanted=f"{rows}, as whole numbers")


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "fetch_data")
def test_the_event_loop_stays_free(visit, later_visits, crowd, views):
    """While the view waits and counts, other requests go on.

    Whatever takes time must be awaited: the API call, and the query that counts. Then five
    requests can all wait for the API at the same time.
    """
    value(visit, "item_count")
    if not iscoroutinefunction(views.fetch_data):
        fail("`fetch_data` is a plain function.", cause=Cause.FETCH_DATA)
    must_have_asked(visit)
    must_not_block(visit)
    must_overlap(crowd)
    alone = (visit, *later_visits)  # what is wrong in a request alone is told elsewhere
    together = crowd.visits
    if has_right(alone, "external", "payload") and not has_right(together, "external", "payload"):
        seen = "With five requests at once, one gets the answer that belongs to another."
        fail(seen, idea="shared-state")
    if has_right(alone, "item_count", "rows") and not has_right(together, "item_count", "rows"):
        fail("With five requests at once, `item_count` is wrong.", idea="shared-state")


def must_not_block(visit) -> None:
    """Fail when the view holds the event loop up, alone already."""
    if any(query.in_event_loop for query in visit.queries):
        fail("The view queries the database inside the event loop.", idea="async-unsafe")
    if visit.sleeps:
        seen = "The view calls time.sleep, and every other request sleeps with it."
        fail(seen, idea="blocked-event-loop", at=visit.sleeps[0])
    if not all(query.loop_went_on for query in visit.queries):
        seen = "While the view queries the database, the event loop stands still."
        fail(seen, idea="blocked-event-loop")


def must_overlap(crowd) -> None:
    """Fail unless all five requests were inside the API call at the same time."""
    for current in crowd.visits:
        must_not_stop(current, "when five requests came at once")
    if not crowd.asked:
        seen = "Later requests no longer ask the API."
        fail(seen, idea="shared-state", cause=Cause.KEPT_BETWEEN_REQUESTS)
    if not crowd.overlapped:
        seen = "Of five requests at once, each waits until the one before has its answer."
        fail(seen, idea="requests-take-turns")
