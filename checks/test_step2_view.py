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

from checks.explain import variable
from checks.fake_api import ADDRESS
from checks.faults import Fault, misconception, show, tell
from checks.frames import unwrapped


@pytest.mark.points(10)
@pytest.mark.about("items/views.py", "fetch_data")
def test_fetch_data_is_an_async_view(view):
    """fetch_data is an async view.

    An async view is declared with `async def`: `async def fetch_data(request):`
    """
    inner = unwrapped(view)
    known = inspect.isfunction(inner) or isinstance(inner, AsyncToSync | SyncToAsync)
    assert known or iscoroutinefunction(view), tell(
        f"`fetch_data` is {show(view)}.", "a function: async def fetch_data(request):"
    )
    assert not inspect.isasyncgenfunction(inner), tell(
        "`fetch_data` is an async generator: it has a `yield`.", "a view that returns its reply"
    )
    plain = not (iscoroutinefunction(view) and iscoroutinefunction(inner))
    if plain or isinstance(inner, SyncToAsync):
        misconception("sync-view", seen="`fetch_data` is a plain (sync) function.")
    try:
        inspect.signature(view).bind("request")
    except TypeError:
        seen = "`fetch_data` cannot be called with one argument, the request."
        wanted = "async def fetch_data(request):"
        raise Fault(seen, wanted, cause="view-stopped") from None


@pytest.mark.points(10)
@pytest.mark.about("items/views.py", "api_url")
def test_api_url_holds_the_address(visit, views, submission):
    """api_url holds the address of the API.

    Inside the view, set the variable to the address, as a string:
    `api_url = "https://jsonplaceholder.typicode.com/todos/1"`
    """
    if "api_url" not in visit.variables and hasattr(views, "api_url"):
        misconception("address-outside-view", seen="`api_url` is set outside `fetch_data`.")
    address = variable(visit, "api_url", submission)
    assert isinstance(address, str | httpx.URL), tell(
        f"`api_url` holds {show(address)}, which is no text.", f"{ADDRESS!r}"
    )
    text = str.__str__(address) if isinstance(address, str) else str(address)
    if text != ADDRESS:
        misconception("wrong-address", f"`api_url` holds {show(address)}.", f"{ADDRESS!r}")
