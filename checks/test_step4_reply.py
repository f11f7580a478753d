"""Return both in a JsonResponse.

Return a `JsonResponse` with two keys: `external` holds `external_data`, and `item_count` holds
how many `items` there are. (More keys are allowed.)

Try `items.count()` first, run the app or the checks, and read what Django says: counting is a
query, and this is where async does *not* help. Then count in a way that an async view may use.
"""

import pytest
from asgiref.sync import iscoroutinefunction

from checks.explain import body, must_have_asked, reply, value, why_stopped
from checks.faults import Fault, misconception, show, tell


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "reply")
def test_the_reply_is_json(visit, submission):
    """The reply is a JsonResponse with the keys external and item_count.

    End the view with `return JsonResponse({"external": ..., "item_count": ...})`.
    """
    status = reply(visit, submission).status_code
    assert status == 200, tell(f"The reply has the status {status}.", "status 200")
    keys = list(body(visit, submission))
    for key in ("external", "item_count"):
        assert key in keys, tell(f"The reply has the keys {show(keys)}.", f"the key {key!r}")


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "external")
def test_external_is_the_answer_of_the_api(visit, later_visits, submission):
    """external is what the API answered, each time anew.

    Put the variable `external_data` into the reply: `"external": external_data`.
    """
    for current in (visit, *later_visits):
        external = value(current, "external", submission)
        if external == current.payload:
            continue
        if external in (visit.payload, later_visits[0].payload):
            misconception("shared-state", "A later reply holds the answer to an earlier request.")
        must_have_asked(current, submission)
        same = external == current.variables.get("external_data")
        raise Fault(
            f"`external` is {show(external)}.",
            f"what the API answered: {show(current.payload)}",
            cause="external_data" if same else None,
        )


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "item_count")
def test_item_count_is_the_number_of_rows(visit, later_visits, item, table, submission):
    """item_count is the number of items in the database, each time anew.

    Count in a way that an async view may use: `await items.acount()`, or
    `await sync_to_async(items.count)()`.
    """
    visits = (visit, *later_visits)
    counts = [value(current, "item_count", submission) for current in visits]
    if table.fault:
        raise table.fault
    if all(type(c) is int and c == v.rows for c, v in zip(counts, visits, strict=True)):
        return
    seen = f"With {visit.rows}, {later_visits[0].rows} and 0 rows, `item_count` is {counts}."
    if any(current.refused for current in visits):
        misconception("swallowed-exception", seen, place=visit.refused[0])
    if counts == [current.covered for current in visits]:
        raise Fault(seen, "the number of all rows", cause="items")
    if counts[0] == visit.rows:
        misconception("shared-state", seen)
    if len(set(map(str, counts))) == 1:
        misconception("hard-coded-data", seen, f"{[current.rows for current in visits]}")
    raise Fault(seen, f"{[current.rows for current in visits]}, as whole numbers")


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "fetch_data")
def test_the_event_loop_stays_free(visit, crowd, views, submission):
    """While the view waits and counts, other requests go on.

    Whatever takes time must be awaited: the API call, and the query that counts. Then five
    requests can all wait for the API at the same time.
    """
    value(visit, "item_count", submission)
    if not iscoroutinefunction(views.fetch_data):
        raise Fault("`fetch_data` is a plain function.", cause="fetch_data")
    must_have_asked(visit, submission)
    if any(query.in_event_loop for query in visit.queries):
        misconception("async-unsafe", "The view queries the database inside the event loop.")
    if visit.sleeps:
        seen = "The view calls time.sleep, and every other request sleeps with it."
        misconception("blocked-event-loop", seen, place=visit.sleeps[0])
    if not all(query.loop_went_on for query in visit.queries):
        seen = "While the view queries the database, the event loop stands still."
        misconception("blocked-event-loop", seen)
    for current in crowd.visits:
        if current.error:
            raise why_stopped(current, submission, "when five requests came at once")
    if not crowd.overlapped:
        seen = "Of five requests at once, each waits until the one before has its answer."
        misconception("requests-take-turns", seen)
    for current in crowd.visits:
        if value(current, "external", submission) != current.payload:
            seen = "With five requests at once, one gets the answer that belongs to another."
            misconception("shared-state", seen)
        rows = value(current, "item_count", submission)
        assert rows == current.rows, tell(
            f"With five requests at once, `item_count` is {show(rows)}.", str(current.rows)
        )
