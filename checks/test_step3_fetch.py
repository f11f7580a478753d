"""Fetch from the API asynchronously, query the database.

Inside `fetch_data`:

1. Open a client with `async with httpx.AsyncClient() as client:` (or close it yourself: when the
   view ends it must be closed, also when the call fails).
2. In that block, await `client.get(api_url)`, once, and keep the JSON of the answer in
   `external_data`: all of it and unchanged, whatever it is. An API may send a list, text of any
   kind, or `null`.
3. Then put all items into `items`: `items = Item.objects.all()` (import `Item` from `.models`).
   This line is synchronous and harmless: a queryset is lazy, no query runs yet.

An API can also fail: it cannot be reached, does not answer in time, breaks off, sends an error page
or something that is no JSON. Then let the exception pass or reply with an error status (400 or
more), never with data that nobody sent. You may ask again, but not for ever. (Whether an error that
comes as JSON is an answer or a failure is up to you.)
"""

import pytest

from checks.harness import (
    ADDRESS,
    VIEWS,
    Cause,
    fail,
    must_ask_once,
    must_ask_the_address,
    must_be_closed,
    must_have_asked,
    must_hold_all_rows,
    must_hold_the_answer,
    must_not_pass_on_its_client,
    must_not_pretend,
    must_not_stop_in,
)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "response", "fetch_data")
def test_the_api_is_asked_once(visit, ended_visits):
    """The view asks the API once, and awaits the answer.

    `response = await client.get(api_url)`, with a client from `httpx.AsyncClient()`.
    """
    must_have_asked(visit)
    address = visit.variables.get("api_url", ADDRESS)
    for current in (visit, *ended_visits):
        if current.calls:  # a view that no longer asks is told of in step 4
            must_ask_once(current)
            must_ask_the_address(current, address)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "external_data", "fetch_data")
def test_external_data_holds_the_json(visit, ended_visits, failing_visits):
    """external_data holds the JSON of the API's answer.

    The answer is a response; its JSON is what `response.json()` returns. That call needs no
    `await`.
    """
    must_hold_the_answer(visit)
    for later in ended_visits:
        if later.calls:  # a view that no longer asks is told of in step 4
            must_hold_the_answer(later, before=visit.payload)
    must_not_stop_in((visit, *ended_visits), "external_data")
    for failing in failing_visits:
        must_not_pretend(failing)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "client", "fetch_data")
def test_the_client_is_closed(visit, ended_visits, failing_visits):
    """The client is closed when the view ends.

    `async with httpx.AsyncClient() as client:` closes it for you, also when something goes wrong.
    """
    must_have_asked(visit)
    if not visit.clients:
        seen = "The view asks with a client made outside it, so all requests share that one."
        at, cause = visit.client_before and visit.client_before.place, Cause.KEPT_BETWEEN_REQUESTS
        fail(seen, idea="shared-client", cause=cause, at=at)
    must_not_pass_on_its_client(visit, ended_visits)
    for current in (visit, *ended_visits, *failing_visits):
        must_be_closed(current)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "items", "fetch_data")
def test_items_holds_all_rows(visit, ended_visits, item, table):
    """items holds the queryset of all items.

    `items = Item.objects.all()`, after the API's answer has come. This line alone reads nothing
    from the database.
    """
    must_hold_all_rows(visit, item, table)
    for later in ended_visits:
        if later.looked_at and "items" in later.variables:  # a view that stops is told of elsewhere
            must_hold_all_rows(later, item, table)
    must_not_stop_in((visit, *ended_visits), "items")
