"""Add the async view with the address of the API.

In `items/views.py`, write an async view function `fetch_data` that takes the `request` and answers
everybody who asks with GET. (Decorators that leave it async will do, and so will a class-based view
with an async `get`.) Inside it, set a variable `api_url` to the address of the API, as a string:
`https://jsonplaceholder.typicode.com/todos/1`

How you put the string together is up to you; a parameter with this default counts as set inside.

The view returns nothing yet. That is fine: each step is graded on its own.
"""

import inspect

import pytest
from asgiref.sync import AsyncToSync, SyncToAsync, iscoroutinefunction
from django.views import View

from checks.harness import (
    ADDRESS,
    VIEWS,
    fail,
    is_near,
    must_be_called_with_the_request,
    must_be_defined_once,
    must_stay_async,
    of_a_call,
    of_the_global,
    of_the_yield,
    show,
    takes_the_request,
    unwrapped,
    variable,
)

VIEW = "async def fetch_data(request):"


@pytest.mark.points(10)
@pytest.mark.about(VIEWS, "fetch_data")
def test_fetch_data_is_an_async_view(view, visitor, request):
    """fetch_data is an async view.

    An async view is declared with `async def`: `async def fetch_data(request):`
    """
    inner = unwrapped(view)
    known = inspect.isfunction(inner) or isinstance(inner, AsyncToSync | SyncToAsync)
    if getattr(view, "__func__", None) is View.as_view.__func__:
        seen = "`fetch_data` is `as_view` itself: without brackets it makes no view."
        fail(seen, wanted="`as_view()`, with brackets", hides_hint=True)
    if not known and not iscoroutinefunction(view):
        fail(f"`fetch_data` is {show(view)}.", wanted=f"a function: {VIEW}")
    if inspect.isasyncgenfunction(inner):
        seen = "`fetch_data` is an async generator: it has a `yield`."
        at = of_the_yield(visitor.sources)
        fail(seen, wanted="a view that returns its reply: `return` for `yield`", at=at)
    if isinstance(view, SyncToAsync):
        seen = "`fetch_data` is a plain (sync) function, which `sync_to_async` runs in a thread."
        fail(seen, wanted=f"{VIEW}, without `sync_to_async` around it", hides_hint=True)
    plain = not (iscoroutinefunction(view) and iscoroutinefunction(inner))
    if plain:
        must_be_defined_once(visitor.sources)
        must_stay_async(visitor.sources, view)
    if plain or isinstance(inner, SyncToAsync):
        fail("`fetch_data` is a plain (sync) function.", idea="sync-view")
    if not takes_the_request(inner):  # unless a decorator gives it what else it takes
        must_be_called_with_the_request(request.getfixturevalue("visit"), view, wanted=VIEW)


@pytest.mark.points(10)
@pytest.mark.about(VIEWS, "api_url", "fetch_data")
def test_api_url_holds_the_address(visit, views, visitor):
    """api_url holds the address of the API.

    Inside the view, set the variable to the address, as a string:
    `api_url = "https://jsonplaceholder.typicode.com/todos/1"`
    """
    outside = hasattr(views, "api_url") and not of_the_global(visitor.sources, "api_url")
    if "api_url" not in visit.variables and outside:
        fail("`api_url` is set outside `fetch_data`.", idea="address-outside-view")
    address = variable(visit, "api_url")
    if not isinstance(address, str):
        seen = f"`api_url` holds {show(address)}, which is no string."
        if isinstance(address, tuple):
            seen += " A comma makes a tuple of it."
        fail(seen, wanted=repr(ADDRESS))
    if str.__str__(address) != ADDRESS:
        idea = "wrong-address" if is_near(address, ADDRESS) else None
        seen = f"`api_url` holds {show(address)}."
        if address.strip("\"' ") == ADDRESS:
            seen += " Around the address stand quotes or blanks that are part of the text."
        if of_a_call(visitor.sources, "urljoin"):
            seen += " `urljoin` replaces the last part of an address that ends without `/`."
            idea = None
        fail(seen, wanted=repr(ADDRESS), idea=idea)
