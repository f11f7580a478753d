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

from checks.explain import is_json_text, must_have_asked, variable
from checks.fake_api import ADDRESS
from checks.faults import misconception, show, tell


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "response")
def test_the_api_is_asked_once(visit, submission):
    """The view asks the API once, and awaits the answer.

    `response = await client.get(api_url)`, with a client from `httpx.AsyncClient()`.
    """
    must_have_asked(visit, submission)
    first = visit.calls[0]
    if len(visit.calls) > 1:
        seen = f"One request to the view asks the API {len(visit.calls)} times."
        misconception("more-than-one-call", seen, place=visit.calls[-1].place)
    assert first.method == "GET", tell(
        f"The view asks the API with the method {first.method}.", "client.get(api_url)"
    )
    held = visit.variables.get("api_url", ADDRESS)
    if first.url not in (ADDRESS, as_httpx_spells(held)):
        wanted = f"the address in `api_url`: {held!r}"
        misconception("wrong-address", f"The view asks {first.url!r}.", wanted, place=first.place)


def as_httpx_spells(address) -> str:
    """Return `address` with a lower-case host, as httpx sends it."""
    try:
        return str(httpx.URL(address))
    except (TypeError, httpx.InvalidURL):
        return ""


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "external_data")
def test_external_data_holds_the_json(visit, visit_in_vain, submission):
    """external_data holds the JSON of the API's answer.

    The answer is a response; its JSON is what `response.json()` returns. That call needs no
    `await`.
    """
    data = variable(visit, "external_data", submission)
    if data == visit.payload:
        must_not_pretend(visit_in_vain)
        return
    seen = f"`external_data` holds {show(data)}."
    if not visit.calls:
        must_have_asked(visit, submission)
    if inspect.isawaitable(data) or inspect.ismethod(data):
        misconception("missing-await" if inspect.isawaitable(data) else "missing-call", seen)
    if isinstance(data, httpx.Response) or is_json_text(data, visit.payload):
        misconception("response-not-json", seen)
    misconception("hard-coded-data", seen, f"what the API answered: {show(visit.payload)}")


def must_not_pretend(visit_in_vain) -> None:
    """Raise Fault when the view replies as if all were well though the API gave no answer."""
    response = visit_in_vain.response if visit_in_vain and visit_in_vain.calls else None
    if response is not None and response.status_code < 400:
        seen = f"Without an answer of the API the view replies with status {response.status_code}."
        misconception("swallowed-exception", seen)


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "client")
def test_the_client_is_closed(visit, submission):
    """The client is closed when the view ends.

    `async with httpx.AsyncClient() as client:` closes it for you, also when something goes wrong.
    """
    must_have_asked(visit, submission)
    if not visit.clients or any(not client.is_closed for client in visit.clients):
        misconception("client-not-closed", "The AsyncClient is still open when the view has ended.")


@pytest.mark.points(5)
@pytest.mark.about("items/views.py", "items")
def test_items_holds_all_rows(visit, item, table, submission):
    """items holds the queryset of all items.

    `items = Item.objects.all()`, after the API's answer has come. This line alone reads nothing
    from the database.
    """
    items = variable(visit, "items", submission)
    seen = f"`items` holds {show(items)}." if not isinstance(items, QuerySet) else ""
    if inspect.ismethod(items):
        misconception("missing-call", seen)
    if isinstance(items, list | tuple | set):
        misconception("evaluated-list", seen)
    assert isinstance(items, QuerySet), tell(seen, "the queryset Item.objects.all()")
    assert items.model is item, tell(
        f"`items` is a queryset of {items.model.__name__}.", "the queryset Item.objects.all()"
    )
    if table.fault:
        raise table.fault
    if items.query.is_sliced or visit.covered != visit.rows_after:
        seen = f"`items` covers {visit.covered} of the {visit.rows_after} rows in the table."
        misconception("filtered-queryset", "`items` is a slice." if items.query.is_sliced else seen)
