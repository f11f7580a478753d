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
more), never with data that nobody sent. You may ask again, but not for ever.
"""

import httpx
import pytest

from checks.harness import (
    ADDRESS,
    VIEWS,
    AsksForever,
    Cause,
    fail,
    is_awaited,
    is_near,
    must_have_asked,
    must_hold_all_rows,
    must_hold_the_answer,
    must_not_pretend,
    must_not_stop_in,
    of_a_call,
    of_a_call_of_itself,
    of_the_loop,
)

ASKS = ("get", "head", "options", "post", "request", "send", "stream", "gather", "create_task")


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "response", "fetch_data")
def test_the_api_is_asked_once(visit):
    """The view asks the API once, and awaits the answer.

    `response = await client.get(api_url)`, with a client from `httpx.AsyncClient()`.
    """
    must_have_asked(visit)
    first = visit.calls[0]
    if isinstance(visit.error, AsksForever):
        again = of_a_call_of_itself(visit.sources, "fetch_data")
        at = again or of_the_loop(visit.sources, visit.calls[-1].place)
        seen = "One request to the view asks the API more than 50 times, and was stopped."
        if again:
            seen += f" Line {at.line} calls `fetch_data` again."
            fail(seen, wanted="the reply, in the place of that call", at=at)
        fail(seen, idea="never-ends", at=at)
    if len(visit.calls) > 1:
        seen = f"One request to the view asks the API {len(visit.calls)} times."
        others = [call.place for call in visit.calls if call.method != "GET"]
        at = (others or [visit.calls[-1].place])[0]
        loop = of_the_loop(visit.sources, at)
        if len({str(call.place) for call in visit.calls}) == 1 and str(loop) != str(at):
            seen += f" The loop in line {loop.line} asks again though it has an answer."
            wanted = "no loop, or a `break` as soon as there is an answer"
            fail(seen, wanted, at=loop, hides_hint=True)
        fail(seen, idea="more-than-one-call", at=at or of_a_call(visit.sources, *ASKS))
    if first.method != "GET":
        seen = f"The view asks the API with the method {first.method}."
        fail(seen, wanted="client.get(api_url)", at=first.place)
    held = visit.variables.get("api_url", ADDRESS)
    if first.url not in (ADDRESS, as_httpx_spells(held)):
        wanted = f"the address in `api_url`: {held!r}"
        seen, longer = f"The view asks {first.url!r}.", first.url.startswith(f"{held}?")
        if longer:
            seen, wanted = f"{seen} `params` are added to the address.", "client.get(api_url) alone"
        idea = "wrong-address" if is_near(first.url, held) and not longer else None
        fail(seen, wanted, idea=idea, at=first.place)


def as_httpx_spells(address) -> str:
    """Return `address` with a lower-case host, as httpx sends it."""
    try:
        return str(httpx.URL(address))
    except (TypeError, httpx.InvalidURL):
        return ""


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
            must_hold_the_answer(later, before=visit)
    must_not_stop_in(ended_visits, "external_data")
    for failing in failing_visits:
        must_not_pretend(failing)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "client", "fetch_data")
def test_the_client_is_closed(visit, failing_visits):
    """The client is closed when the view ends.

    `async with httpx.AsyncClient() as client:` closes it for you, also when something goes wrong.
    """
    must_have_asked(visit)
    if not visit.clients:
        seen = "The view asks with a client made outside it, so all requests share that one."
        at, cause = visit.client_before and visit.client_before.place, Cause.KEPT_BETWEEN_REQUESTS
        fail(seen, idea="shared-client", cause=cause, at=at)
    must_be_closed(visit, "The AsyncClient is still open when the view has ended.")
    for failing in failing_visits:
        must_be_closed(
            failing, f"When {failing.failure}, the AsyncClient is still open after the view."
        )


def must_be_closed(visit, seen: str) -> None:
    """Fail when a client that the view made is open now."""
    opened = [made for made in visit.clients if not made.client.is_closed]
    closing = of_a_call(visit.sources, "aclose")
    if opened and is_awaited(visit.sources, closing):
        seen += f" Line {closing.line} closes it, and is not reached."
        fail(seen, "`async with` for the client, or `aclose()` in a `finally`", at=closing)
    if opened and closing:
        seen += f" Line {closing.line} calls `aclose()` and does not await it."
        fail(seen, "`await` in front of that call", idea="missing-await", at=closing)
    if opened:
        fail(seen, idea="client-not-closed", at=opened[0].place)


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "items", "fetch_data")
def test_items_holds_all_rows(visit, ended_visits, item, table):
    """items holds the queryset of all items.

    `items = Item.objects.all()`, after the API's answer has come. This line alone reads nothing
    from the database.
    """
    must_hold_all_rows(visit, item, table)
    for later in ended_visits:
        if "items" in later.variables:  # a view that stops before is told of elsewhere
            must_hold_all_rows(later, item, table)
    must_not_stop_in(ended_visits, "items")
