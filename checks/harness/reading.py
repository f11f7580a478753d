"""Read what a visit left behind; where it is missing, say why."""

import inspect
import json
import sys
from typing import NoReturn

from django.db.models import QuerySet
from django.http import HttpResponse

from checks.harness import lines
from checks.harness.around import kept_from_running
from checks.harness.causes import VIEWS, Cause
from checks.harness.compare import same
from checks.harness.fake_api import ADDRESS, Way
from checks.harness.fault import fail, show
from checks.harness.kept import of_the_global
from checks.harness.layout import defined_twice, ended_early
from checks.harness.nodes import decorators, in_a_comment, of_a_call
from checks.harness.origin import of_a_missing_key
from checks.harness.spelling import closest, did_you_mean
from checks.harness.stops import idea_behind, returned_instead, why_stopped
from checks.harness.visit import Visit

RUNNERS = ("run", "run_until_complete", "async_to_sync", "submit", "run_coroutine_threadsafe")
RETURN = 'return JsonResponse({"external": ..., "item_count": ...})'


def variable(visit: Visit, name: str):
    """Return the value that the view's variable `name` holds when the view ends."""
    if name in visit.variables:
        return visit.variables[name]
    must_be_called(visit)
    if not returned_instead(visit):
        must_not_stop(visit, f"before `{name}` was set")
    explain_by_layout(visit)
    own = [key for key in visit.variables if key != "request"]
    close = did_you_mean(name, own, found=True)
    if at := of_the_global(visit.sources, name):
        seen = f"`global {name}` in line {at.line} makes `{name}` a variable of the whole file."
        fail(seen, f"`{name}` set inside `fetch_data`, without that line", at=at)
    if hasattr(sys.modules["items.views"], name):
        close = f": there is a `{name}` outside the function."
    if at := in_a_comment(visit.sources, VIEWS, rf"{name}\s*="):
        seen = f"`{name}` is set only in a comment, in line {at.line}."
        fail(seen, "that line without the `#`", at=at)
    seen = f"`fetch_data` ends without a variable `{name}`{close}"
    if other := closest(name, own) or holder_of(visit, name):
        at = visit.sources.place_of_name(VIEWS, other)
        if not close.startswith(":"):
            seen = f"What `{name}` should hold is in `{other}`; there is no variable `{name}`."
    return fail(seen, f"`{name}` set inside `fetch_data`", at=at)


def holder_of(visit: Visit, name: str) -> str | None:
    """Return the variable of another name that holds what `name` should hold."""
    wanted = {
        "api_url": lambda held: isinstance(held, str) and held == ADDRESS,
        "external_data": lambda held: bool(visit.payload) and same(held, visit.payload),
        "items": lambda held: isinstance(held, QuerySet),
    }[name]
    return next((other for other, held in visit.variables.items() if wanted(held)), None)


def reply(visit: Visit) -> HttpResponse:
    """Return the view's reply; fail when there is none."""
    must_be_called(visit)
    if returned := returned_instead(visit):
        explain_by_layout(visit)
        idea = "missing-await" if returned.type_name == "coroutine" else None
        at = lines.of_the_end(visit) if returned.type_name == "NoneType" else None
        fail_reply(visit, f"`fetch_data` returns {returned.words}.", RETURN, idea=idea, at=at)
    must_not_stop(visit, "before it returned a reply")
    return visit.response


def body(visit: Visit) -> dict:
    """Return the JSON object that the reply is, of whatever class the reply is."""
    response = reply(visit)
    try:
        content = json.loads(response.content)
    except (AttributeError, ValueError):
        fail_reply(visit, f"`fetch_data` returns {show(response)}.", RETURN)
    if not isinstance(content, dict):
        fail_reply(visit, f"The reply is {show(content)}.", "an object with two keys")
    return content


def value(visit: Visit, key: str):
    """Return one value of the reply."""
    content = body(visit)
    if key not in content:
        explain_by_layout(visit)
        at = of_a_missing_key(visit, key)
        fail_reply(visit, f"The reply has no key {key!r}.", f"the key {key!r}", at=at)
    return content[key]


def fail_reply(visit: Visit, seen: str, wanted: str, **more) -> NoReturn:
    """Fail because of what the view returns, and point at its `return`."""
    at = more.pop("at", None) or lines.of_the_return(visit)
    fail(seen, wanted, cause=Cause.REPLY, at=at, **more)


def explain_by_layout(visit: Visit) -> None:
    """Fail with a second `fetch_data` or an early `return`, where that is what is behind it."""
    if fault := defined_twice(visit.sources) or ended_early(visit):
        raise fault


def must_not_stop(visit: Visit, when: str) -> None:
    """Fail when an exception ended the view; `when` ends the words "`fetch_data` stopped"."""
    if visit.error:
        raise why_stopped(visit, when)


def must_be_called(visit: Visit) -> None:
    """Fail when the view's code never ran: taken for a plain one, or answered for by another."""
    returned = returned_instead(visit)
    if not visit.is_async and returned and returned.never_ran:
        seen = "Django calls `fetch_data` as a plain function, so its code never runs."
        fail(seen, "a view that Django knows to be async", cause=Cause.FETCH_DATA)
    if not visit.ran and (visit.error is None or decorators(visit.sources, "fetch_data")):
        raise kept_from_running(visit)


def must_have_asked(visit: Visit) -> None:
    """Fail when no call of an AsyncClient that the view awaits reached the API."""
    must_be_called(visit)
    blocking = [call for call in visit.calls if call.way is not Way.AWAITED]
    if blocking and blocking[0].way is Way.OTHER_LOOP:
        seen = "The API is asked in another event loop than the view's."
        at = of_a_call(visit.sources, *RUNNERS) or blocking[0].place
        fail(seen, idea="nested-event-loop", cause=Cause.API_CALL, at=at)
    if blocking or visit.bypassed:
        place = blocking[0].place if blocking else visit.bypassed[0]
        seen = "The view asks the API with a client that blocks while it waits."
        fail(seen, idea="blocking-http-client", cause=Cause.API_CALL, at=place)
    if visit.calls:
        return
    unawaited = any(inspect.iscoroutine(held) for held in visit.variables.values())
    if unawaited and idea_behind(visit) in (None, "missing-await"):
        seen = "The call to the API was never awaited."
        fail(seen, idea="missing-await", cause=Cause.API_CALL)
    if not returned_instead(visit):
        must_not_stop(visit, "before it asked the API")
    explain_by_layout(visit)
    if isinstance(visit.variables.get("external_data"), dict):
        seen = "The view sets `external_data` without asking the API."
        fail(seen, idea="hard-coded-data", cause=Cause.API_CALL)
    fail(
        "The view does not ask the API.",
        "response = await client.get(api_url), with a client of httpx.AsyncClient",
        cause=Cause.API_CALL,
    )
