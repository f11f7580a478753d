"""Add the async view with the address of the API.

In `items/views.py`, write an async view function `fetch_data` that takes the `request`. Inside
it, set a variable `api_url` to the address of the API, as text:
`https://jsonplaceholder.typicode.com/todos/1`

The view returns nothing yet. That is fine: each step is graded on its own.
"""

import inspect

import httpx
import pytest
from asgiref.sync import AsyncToSync, SyncToAsync, iscoroutinefunction

from checks.harness import ADDRESS, VIEWS, Cause, fail, show, unwrapped, variable

VIEW = "async def fetch_data(request):"


@pytest.mark.points(10)
@pytest.mark.about(VIEWS, "fetch_data")
def test_fetch_data_is_an_async_view(view):
    """fetch_data is an async view.

    An async view is declared with `async def`: `async def fetch_data(request):`
    """
    inner = unwrapped(view)
    known = inspect.isfunction(inner) or isinstance(inner, AsyncToSync | SyncToAsync)
    if not known and not iscoroutinefunction(view):
        fail(f"`fetch_data` is {show(view)}.", wanted=f"a function: {VIEW}")
    if inspect.isasyncgenfunction(inner):
        seen = "`fetch_data` is an async generator: it has a `yield`."
        fail(seen, wanted="a view that returns its reply")
    plain = not (iscoroutinefunction(view) and iscoroutinefunction(inner))
    if plain or isinstance(inner, SyncToAsync):
        fail("`fetch_data` is a plain (sync) function.", idea="sync-view")
    try:
        inspect.signature(view).bind("request")
    except TypeError:
        seen = "`fetch_data` cannot be called with one argument, the request."
        fail(seen, wanted=VIEW, cause=Cause.VIEW_STOPPED, hides_hint=True)


@pytest.mark.points(10)
@pytest.mark.about(VIEWS, "api_url", "fetch_data")
def test_api_url_holds_the_address(visit, views):
    """api_url holds the address of the API.

    Inside the view, set the variable to the address, as a string:
    `api_url = "https://jsonplaceholder.typicode.com/todos/1"`
    """
    if "api_url" not in visit.variables and hasattr(views, "api_url"):
        fail("`api_url` is set outside `fetch_data`.", idea="address-outside-view")
    address = variable(visit, "api_url")
    if not isinstance(address, str | httpx.URL):
        fail(f"`api_url` holds {show(address)}, which is no text.", wanted=repr(ADDRESS))
    text = str.__str__(address) if isinstance(address, str) else str(address)
    if text != ADDRESS:
        fail(f"`api_url` holds {show(address)}.", wanted=repr(ADDRESS), idea="wrong-address")
