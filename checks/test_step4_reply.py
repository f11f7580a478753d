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
from django.http import JsonResponse

from checks.harness import (
    MISSING,
    RETURN,
    VIEWS,
    Cause,
    as_json,
    body,
    difference,
    explain_by_layout,
    fail,
    fail_for_another_value,
    fail_for_the_counts,
    fail_for_what_is_kept,
    is_json_text,
    is_made_of,
    must_have_asked,
    must_not_block,
    must_not_mix,
    must_only_count,
    must_overlap,
    must_run_each_time,
    of_a_keyword,
    of_a_missing_key,
    of_the_key,
    of_the_return,
    reply,
    same,
    show,
    value,
)  # fmt: skip


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "reply", "fetch_data")
def test_the_reply_is_json(visit):
    """The reply is a JsonResponse with the keys external and item_count.

    End the view with `return JsonResponse({"external": ..., "item_count": ...})`.
    """
    response = reply(visit)
    keys = list(body(visit))
    seen = f"The reply has the keys {show(keys)}."
    if visit.refused and "item_count" not in keys:
        at = visit.refused[0]
        seen += f" Django refused the query in line {at and at.line}, and the code caught that."
        fail(seen, wanted="`await items.acount()` there", at=at, hides_hint=True)
    if not isinstance(response, JsonResponse):
        fail(f"`fetch_data` returns {show(response)}.", wanted=RETURN, at=of_the_return(visit))
    if response.status_code != 200:
        status = f"The reply has the status {response.status_code}."
        at = of_a_keyword(visit.sources, "status") or of_the_return(visit)
        fail(status, wanted="status 200", at=at)
    for key in ("external", "item_count"):
        if key not in keys:
            explain_by_layout(visit, key)
            fail(seen, wanted=f"the key {key!r}", at=of_a_missing_key(visit, key))


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "external", "fetch_data")
def test_external_is_the_answer_of_the_api(visit, later_visits):
    """external is what the API answered, each time anew.

    Put the variable `external_data` into the reply: `"external": external_data`.
    """
    visits = (visit, *later_visits)
    must_run_each_time(visits)
    replies = [value(current, "external") for current in visits]
    for current, external in zip(visits, replies, strict=True):
        if same(external, current.payload):
            continue
        if any(same(external, other.payload) for other in visits):
            seen = "A later reply holds the answer to an earlier request."
            fail_for_what_is_kept(visit, seen)
        if same(external, as_json(current.variables.get("external_data", MISSING))):
            continue  # what is wrong with that variable is told in step 3
        must_have_asked(current)
        at = of_the_key(current, "external")
        always = all(same(external, other) for other in replies)
        if same(current.variables.get("external_data", MISSING), current.payload):
            fail_for_another_value(current, external, at, always)
        if is_json_text(external, current.payload):
            fail(f"`external` is {show(external)}.", idea="response-not-json", at=at)
        if is_made_of(external, current.payload):
            fail(difference(current.payload, external, "external"), idea="changed-answer", at=at)
        wanted = f"what the API answered: {show(current.payload)}"
        if external and always:
            fail(f"`external` is {show(external)}.", wanted, idea="hard-coded-data", at=at)
        fail(f"`external` is {show(external)}.", wanted, at=at)


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
    must_not_mix((visit, *later_visits), crowd.visits)
