"""Return both in a JsonResponse.

Return a `JsonResponse` with two keys: `external` holds `external_data`, and `item_count` holds
how many `items` there are. (More keys are allowed.)

Try `items.count()` first, run the app or the checks, and read what Django says: counting is a
query, and this is where async does *not* help. Then count in a way that an async view may use.
"""

import pytest
from asgiref.sync import iscoroutinefunction
from django.http import JsonResponse

from checks.explain import RETURN, body, has_right, is_json_text, must_have_asked, reply, value
from checks.faults import Fault, misconception, show, tell
from checks.stops import why_stopped


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "reply")
def test_the_reply_is_json(visit, submission):
    """The reply is a JsonResponse with the keys external and item_count.

    End the view with `return JsonResponse({"external": ..., "item_count": ...})`.
    """
    response = reply(visit, submission)
    keys = list(body(visit, submission))
    if visit.refused and "item_count" not in keys:
        misconception("swallowed-exception", f"The reply has the keys {show(keys)}.")
    assert isinstance(response, JsonResponse), tell(
        f"`fetch_data` returns {show(response)}.", RETURN
    )
    status = response.status_code
    assert status == 200, tell(f"The reply has the status {status}.", "status 200")
    for key in ("external", "item_count"):
        assert key in keys, tell(f"The reply has the keys {show(keys)}.", f"the key {key!r}")


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "external")
def test_external_is_the_answer_of_the_api(visit, later_visits, submission):
    """external is what the API answered, each time anew.

    Put the variable `external_data` into the reply: `"external": external_data`.
    """
    visits = (visit, *later_visits)
    replies = [value(current, "external", submission) for current in visits]
    for current, external in zip(visits, replies, strict=True):
        if external == current.payload:
            continue
        if external in (visit.payload, later_visits[0].payload):
            seen = "A later reply holds the answer to an earlier request."
            misconception("shared-state", seen, cause="kept")
        must_have_asked(current, submission)
        seen = f"`external` is {show(external)}."
        if external == current.variables.get("external_data"):
            raise Fault(seen, "what the API answered", cause="external_data")
        if is_json_text(external, current.payload):
            misconception("response-not-json", seen)
        wanted = f"what the API answered: {show(current.payload)}"
        if external and replies == [external] * len(visits):
            misconception("hard-coded-data", seen, wanted)
        raise Fault(seen, wanted)


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "item_count")
def test_item_count_is_the_number_of_rows(visit, later_visits, item, table, submission):
    """item_count is the number of items in the database, each time anew.

    Count in a way that an async view may use: `await items.acount()`, or
    `await sync_to_async(items.count)()`.
    """
    visits = (visit, *later_visits)
    counts = [value(current, "item_count", submission) for current in visits]
    rows = [current.rows for current in visits]
    if table.fault:
        raise table.fault
    if counts == rows and all(type(count) is int for count in counts):
        return
    held = ", ".join(show(count) for count in counts)
    seen = f"With {rows[0]}, {rows[1]} and {rows[2]} rows, `item_count` is {held}."
    if any(current.refused for current in visits):
        misconception("swallowed-exception", seen, place=visit.refused[0])
    if changed := [current for current in visits if current.rows_after != current.rows]:
        before, after = changed[0].rows, changed[0].rows_after
        seen = f"The view changes the table: {before} rows before, {after} after."
        raise Fault(seen, "a view that only counts")
    if counts == [current.covered for current in visits]:
        raise Fault(seen, "the number of all rows", cause="items")
    if counts[0] == counts[1] == rows[0] and visit.queries:
        misconception("shared-state", seen, cause="kept")
    if counts == counts[:1] * len(counts):
        misconception("hard-coded-data", seen, f"{rows}")
    raise Fault(seen, f"{rows}, as whole numbers")


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "fetch_data")
def test_the_event_loop_stays_free(visit, later_visits, crowd, views, submission):
    """While the view waits and counts, other requests go on.

    Whatever takes time must be awaited: the API call, and the query that counts. Then five
    requests can all wait for the API at the same time.
    """
    value(visit, "item_count", submission)
    if not iscoroutinefunction(views.fetch_data):
        raise Fault("`fetch_data` is a plain function.", cause="fetch_data")
    must_have_asked(visit, submission)
    must_not_block(visit)
    must_overlap(crowd, submission)
    alone = (visit, *later_visits)  # what is wrong in a request alone is told elsewhere
    together = crowd.visits
    if has_right(alone, "external", "payload") and not has_right(together, "external", "payload"):
        seen = "With five requests at once, one gets the answer that belongs to another."
        misconception("shared-state", seen)
    if has_right(alone, "item_count", "rows") and not has_right(together, "item_count", "rows"):
        misconception("shared-state", "With five requests at once, `item_count` is wrong.")


def must_not_block(visit) -> None:
    """Raise Fault when the view holds the event loop up, alone already."""
    if any(query.in_event_loop for query in visit.queries):
        misconception("async-unsafe", "The view queries the database inside the event loop.")
    if visit.sleeps:
        seen = "The view calls time.sleep, and every other request sleeps with it."
        misconception("blocked-event-loop", seen, place=visit.sleeps[0])
    if not all(query.loop_went_on for query in visit.queries):
        seen = "While the view queries the database, the event loop stands still."
        misconception("blocked-event-loop", seen)


def must_overlap(crowd, submission) -> None:
    """Raise Fault unless all five requests were inside the API call at the same time."""
    for current in crowd.visits:
        if current.error:
            raise why_stopped(current, submission, "when five requests came at once")
    if not crowd.asked:
        misconception("shared-state", "Later requests no longer ask the API.", cause="kept")
    if not crowd.overlapped:
        seen = "Of five requests at once, each waits until the one before has its answer."
        misconception("requests-take-turns", seen)
