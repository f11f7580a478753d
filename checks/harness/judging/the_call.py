"""The call of the API: once, and to the address."""

import inspect
import json

import httpx

from checks.harness.asking.compare import MISSING
from checks.harness.asking.fake_api import ADDRESS, MOST_CALLS, AsksForever, Way
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Cause, Request
from checks.harness.explaining import spots
from checks.harness.explaining.at_import import ASK, asked_only_before
from checks.harness.explaining.ideas import idea_behind, waits_for_a_task
from checks.harness.explaining.lines import of_the_loop
from checks.harness.explaining.recursion import of_the_recursion
from checks.harness.explaining.stops import at_which_request, returned_instead
from checks.harness.fault import fail
from checks.harness.judging.reading import explain_by_layout, must_be_called, must_not_stop
from checks.harness.source.nodes import of_a_call
from checks.harness.spelling import is_near

RUNNERS = ("run", "run_until_complete", "async_to_sync", "submit", "run_coroutine_threadsafe")
BLOCKING = ("urlopen", "get", "request", "Client", "urlretrieve", "HTTPSConnection")
ASKS = ("get", "head", "options", "post", "request", "send", "stream", "gather", "create_task")


def must_have_asked(visit: Visit) -> None:
    """Fail when no call of an AsyncClient that the view awaits reached the API."""
    must_be_called(visit)
    blocking = [call for call in visit.calls if call.way is not Way.AWAITED]
    if blocking and blocking[0].way is Way.OTHER_LOOP:
        seen = "The API is asked in another event loop than the view's."
        at = of_a_call(visit.sources, *RUNNERS) or blocking[0].place
        fail(seen, idea="nested-event-loop", cause=Cause.API_CALL, at=at)
    if blocking or visit.bypassed:
        place = (blocking or visit.bypassed)[0].place
        place = place or spots.of_a_name(visit.sources, *BLOCKING)
        asked, wanted = "the API", ""
        if not blocking and visit.bypassed[0].host and not visit.bypassed[0].to_api:
            asked = f"{visit.bypassed[0].host!r}"
            wanted = "the view without this call, if it is not meant for the API"
        seen = f"The view asks {asked} with a client that blocks while it waits."
        fail(seen, wanted, idea="blocking-http-client", cause=Cause.API_CALL, at=place)
    if visit.calls:
        return
    task = getattr(visit.error, "obj", None) if waits_for_a_task(visit.error) else MISSING
    unawaited = [
        name for name, held in visit.variables.items() if inspect.iscoroutine(held) or held is task
    ]
    if unawaited and idea_behind(visit) in (None, "missing-await"):
        seen = "The call to the API was never awaited."
        at = visit.sources.place_of_change(VIEWS, unawaited[0])
        of_task = visit.variables[unawaited[0]] is task
        wanted = "`await client.get(api_url)`, without a task" if of_task else ""
        fail(seen, wanted, idea="missing-await", cause=Cause.API_CALL, at=at)
    if not returned_instead(visit):
        must_not_stop(visit, "before it asked the API")
    explain_by_layout(visit)
    if at := spots.of_a_keyword(visit.sources, "transport"):
        seen = f"The client has a transport of its own, in line {at.line}, which asks no API."
        fail(seen, "httpx.AsyncClient() without `transport`", cause=Cause.API_CALL, at=at)
    if why := asked_only_before(visit):
        fail(why.seen, why.wanted, cause=Cause.API_CALL, at=why.at)
    if isinstance(visit.variables.get("external_data"), dict):
        seen = "The view sets `external_data` without asking the API."
        at = visit.sources.place_of_change(VIEWS, "external_data")
        fail(seen, idea="hard-coded-data", cause=Cause.API_CALL, at=at)
    fail("The view does not ask the API.", ASK, cause=Cause.API_CALL)


def must_ask_once(visit: Visit) -> None:
    """Fail when one request to the view asks the API more than once, or not with GET."""
    which = at_which_request(visit)
    subject = "The view" if which else "One request to the view"
    if isinstance(visit.error, AsksForever):
        seen = f"{subject} asks the API more than {MOST_CALLS} times{which}, and was stopped."
        if again := of_the_recursion(visit):
            result = "the reply" if "`fetch_data`" in again.seen else "a result"
            fail(f"{seen} {again.seen}", f"{result}, in the place of that call", at=again.at)
        fail(seen, idea="never-ends", at=of_the_loop(visit.sources, visit.calls[-1].place))
    if len(visit.calls) > 1:
        _fail_for_more(visit, f"{subject} asks the API {len(visit.calls)} times{which}.")
    first = visit.calls[0]
    if first.method != "GET":
        seen = f"The view asks the API with the method {first.method}{which}."
        fail(seen, wanted="client.get(api_url)", at=first.place)


def _fail_for_more(visit: Visit, seen: str) -> None:
    """Fail because a request asked twice or more, and had an answer."""
    others = [call.place for call in visit.calls if call.method != "GET"]
    at = (others or [visit.calls[-1].place])[0]
    loop = of_the_loop(visit.sources, at)
    if len({str(call.place) for call in visit.calls}) == 1 and str(loop) != str(at):
        seen += f" The loop in line {loop.line} asks again though it has an answer."
        wanted = "no loop, or a `break` as soon as there is an answer"
        if not visit.payload:
            seen += f" {json.dumps(visit.payload)} is an answer like any other."
            wanted += ", whatever it is"
        fail(seen, wanted, at=loop, hides_hint=True)
    fail(seen, idea="more-than-one-call", at=at or of_a_call(visit.sources, *ASKS))


def must_ask_the_address(visit: Visit, held: object) -> None:
    """Fail when the view asks another address than `api_url` held at first, or the task says."""
    first = visit.calls[0]
    if first.url in (ADDRESS, _as_httpx_spells(held)):
        return
    wanted = f"the address in `api_url`: {held!r}"
    seen, longer = f"The view asks {first.url!r}", first.url.startswith(f"{held}?")
    seen += f"{at_which_request(visit)}."
    if longer:
        seen, wanted = f"{seen} `params` are added to the address.", "client.get(api_url) alone"
    if visit.request is Request.LATER and held == ADDRESS and not longer:
        wanted = f"the same address at each request: {ADDRESS}"
        at = visit.sources.place_of_change(VIEWS, "api_url")
        fail(seen, wanted, at=at, hides_hint=True)
    idea = "wrong-address" if is_near(first.url, held) and not longer else None
    fail(seen, wanted, idea=idea, at=first.place)


def _as_httpx_spells(address) -> str:
    """Return `address` with a lower-case host, as httpx sends it."""
    try:
        return str(httpx.URL(address))
    except (TypeError, httpx.InvalidURL):
        return ""
