"""Fetch from the API asynchronously, query the database.

Inside `fetch_data`:

1. Open a client with `async with httpx.AsyncClient() as client:`
2. In that block, await `client.get(api_url)`, and keep the JSON of the answer in `external_data`.
3. After the block, put all items into `items`: `items = Item.objects.all()` (import `Item` from
   `.models`). This line is synchronous and harmless: a queryset is lazy, no query runs yet.

If the API cannot be reached, let the exception pass or reply with an error status (400 or more),
never with data that nobody sent.
"""

import inspect

import httpx
import pytest
from django.db.models import QuerySet

from checks.harness import ADDRESS, VIEWS, fail, is_json_text, must_have_asked, show, variable

ALL = "the queryset Item.objects.all()"


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "response", "fetch_data")
def test_the_api_is_asked_once(visit):
    """The view asks the API once, and awaits the answer.

    `response = await client.get(api_url)`, with a client from `httpx.AsyncClient()`.
    """
    must_have_asked(visit)
    first = visit.calls[0]
    if len(visit.calls) > 1:
        seen = f"One request to the view asks the API {len(visit.calls)} times."
        fail(seen, idea="more-than-one-call", at=visit.calls[-1].place)
    if first.method != "GET":
        seen = f"The view asks the API with the method {first.method}."
        fail(seen, wanted="client.get(api_url)")
    held = visit.variables.get("api_url", ADDRESS)
    if first.url not in (ADDRESS, as_httpx_spells(held)):
        wanted = f"the address in `api_url`: {held!r}"
        fail(f"The view asks {first.url!r}.", wanted, idea="wrong-address", at=first.place)


def as_httpx_spells(address) -> str:
    """Return `address` with a lower-case host, as httpx sends it."""
    try:
        return str(httpx.URL(address))
    except (TypeError, httpx.InvalidURL):
        return ""


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "external_data", "fetch_data")
def test_external_data_holds_the_json(visit, visit_without_api):
    """external_data holds the JSON of the API's answer.

    The answer is a response; its JSON is what `response.json()` returns. That call needs no
    `await`.
    """
    data = variable(visit, "external_data")
    if data == visit.payload:
        must_not_pretend(visit_without_api)
        return
    seen = f"`external_data` holds {show(data)}."
    if not visit.calls:
        must_have_asked(visit)
    if inspect.isawaitable(data) or inspect.ismethod(data):
        fail(seen, idea="missing-await" if inspect.isawaitable(data) else "missing-call")
    if isinstance(data, httpx.Response) or is_json_text(data, visit.payload):
        fail(seen, idea="response-not-json")
    fail(seen, f"what the API answered: {show(visit.payload)}", idea="hard-coded-data")


def must_not_pretend(visit) -> None:
    """Fail when the view replies as if all were well though the API gave no answer."""
    response = visit.response if visit and visit.calls else None
    if response is not None and response.status_code < 400:
        seen = f"Without an answer of the API the view replies with status {response.status_code}."
        fail(seen, idea="swallowed-exception")


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "client", "fetch_data")
def test_the_client_is_closed(visit):
    """The client is closed when the view ends.

    `async with httpx.AsyncClient() as client:` closes it for you, also when something goes wrong.
    """
    must_have_asked(visit)
    if not visit.clients or any(not client.is_closed for client in visit.clients):
        fail("The AsyncClient is still open when the view has ended.", idea="client-not-closed")


@pytest.mark.points(5)
@pytest.mark.about(VIEWS, "items", "fetch_data")
def test_items_holds_all_rows(visit, item, table):
    """items holds the queryset of all items.

    `items = Item.objects.all()`, after the API's answer has come. This line alone reads nothing
    from the database.
    """
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
    if visit.covered != visit.rows_after:
        seen = f"`items` covers {visit.covered} of the {visit.rows_after} rows in the table."
        fail(seen, idea="filtered-queryset")
