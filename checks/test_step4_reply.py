"""Return both in a JsonResponse.

Return a `JsonResponse` (status 200) with two keys: `external` holds `external_data`, and
`item_count` holds how many `items` there are, a whole number. (More keys are allowed.) Find out
both anew for each request: rows and answers change, and one request must not see another's.

Nothing in the view may hold up the event loop: while it waits for the API or the database, other
requests go on, up to the API and back.

Try `items.count()` first, run the app or the checks, and read what Django says: counting is a
query, and this is where async does *not* help. Then count in a way that an async view may use.
"""

import pytest
from asgiref.sync import iscoroutinefunction

from checks.harness import (
    VIEWS,
    Cause,
    fail,
    fail_for_the_counts,
    has_replied,
    is_told_in_step_3,
    must_have_asked,
    must_not_block,
    must_not_mix,
    must_only_count,
    must_overlap,
    must_pass_on,
    must_reply_with_both,
    must_run_each_time,
    value,
)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "reply", "fetch_data")
def test_the_reply_is_json(visit, ended_visits):
    """The reply is a JsonResponse with the keys external and item_count.

    End the view with `return JsonResponse({"external": ..., "item_count": ...})`.
    """
    must_reply_with_both(visit)
    for later in ended_visits:
        if has_replied(later) and not is_told_in_step_3(later):
            must_reply_with_both(later)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "external", "fetch_data")
def test_external_is_the_answer_of_the_api(visit, visits):
    """external is what the API answered, each time anew.

    Put the variable `external_data` into the reply: `"external": external_data`.
    """
    must_run_each_time(visits)
    for current in visits:
        must_pass_on(current, visits)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "item_count", "fetch_data")
def test_item_count_is_the_number_of_rows(visit, later_visits, item, table):
    """item_count is the number of items in the database, each time anew.

    Count in a way that an async view may use: `await items.acount()`, or
    `await sync_to_async(items.count)()`.
    """
    visits = (visit, *later_visits)
    must_run_each_time(visits)
    counts = [value(current, "item_count") for current in visits]
    table.must_take_rows()
    must_only_count(visits)
    rows = [current.rows for current in visits]
    found = [current.covered for current in visits]  # what is wrong with `items` is told in step 3
    if counts not in (rows, found) or not all(type(count) is int for count in counts):
        fail_for_the_counts(visits, counts)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "fetch_data")
def test_the_event_loop_stays_free(visit, visits, ended_failing_visits, crowd, views):
    """While the view waits and counts, other requests go on.

    Whatever takes time must be awaited: the API call, and the query that counts. Then five
    requests can all wait for the API at the same time.
    """
    value(visit, "item_count")
    if not iscoroutinefunction(views.fetch_data):
        fail("`fetch_data` is a plain function.", cause=Cause.FETCH_DATA)
    must_have_asked(visit)
    for current in (*visits, *ended_failing_visits):
        must_not_block(current)
    must_overlap(crowd)
    must_not_mix(visits, crowd)
