"""Explain why a view stopped: the exception in words, and the wrong idea behind it."""

import re
from dataclasses import dataclass

import httpx
from django.core.exceptions import SynchronousOnlyOperation
from django.db.models import QuerySet

from checks.harness.causes import VIEWS, Cause, Request
from checks.harness.fake_api import ADDRESS, Way
from checks.harness.fault import Fault, Place
from checks.harness.lines import of_what_is_no_json
from checks.harness.missing_modules import BLOCKING_CLIENTS
from checks.harness.visit import Visit

# What Python, httpx and Django say in these cases; the first that fits counts.
PHRASES = {
    "cannot reuse already awaited": "shared-state",
    "Cannot reopen a client instance": "shared-state",
    "client has been closed": "client-closed-too-early",
    "'type' object does not support the asynchronous context": "missing-call",
    "coroutine": "missing-await",
    "Result is not set": "missing-await",
    "object method can't be used in 'await'": "missing-call",
    "Object of type method is not JSON": "missing-call",
    "Object of type SyncToAsync is not JSON": "missing-call",
    "'await' expression": "await-on-plain-value",
    "'AsyncClient' object does not support the context manager": "with-without-async",
    "'Client' object does not support the asynchronous context": "blocking-http-client",
    "Object of type Response is not JSON": "response-not-json",
    "Object of type QuerySet is not JSON": "queryset-not-count",
    "event loop is already running": "nested-event-loop",
    "You cannot use AsyncToSync in the same thread": "nested-event-loop",
    "cannot be called from a running event loop": "nested-event-loop",
}


@dataclass(frozen=True)
class Returned:
    """What a view returned instead of a response: the name of its type, and words for it."""

    type_name: str
    words: str

    @property
    def never_ran(self) -> bool:
        """Whether it is code of an async function that nobody awaited."""
        return self.type_name in ("coroutine", "async_generator")


def why_stopped(visit: Visit, when: str) -> Fault:
    """Explain the exception that ended the view: a known wrong idea if it is one."""
    error, place = visit.error, visit.error_place
    if visit.timed_out:
        place = place or (error.__cause__ and visit.sources.place_of(error.__cause__))
        at = f" (it was at {place})" if place else ""
        seen, idea = f"`fetch_data` gave no answer in time{at}.", "never-ends"
    else:
        at = f" ({place})" if place else ""
        later = at_which_request(visit)
        seen = f"`fetch_data` stopped {when}{later}{at}: {visit.sources.describe(error)}"
        idea = idea_behind(visit)
    wanted = "" if idea else "a view that runs to its end"
    kept = idea == "shared-state"
    cause = Cause.KEPT_BETWEEN_REQUESTS if kept else root_of(visit, place)
    hides_hint = cause == Cause.VIEW_STOPPED
    at = of_what_is_no_json(visit) or place
    return Fault(seen, wanted, idea=idea, cause=cause, at=at, hides_hint=hides_hint)


def at_which_request(visit: Visit) -> str:
    """End the words "stopped before ..." where it was not at the first request."""
    return f" at a request {visit.words}" if visit.request is Request.LATER else ""


def idea_behind(visit: Visit) -> str | None:
    """Recognise the misconception that leads to the exception of a visit."""
    if isinstance(visit.error, SynchronousOnlyOperation):
        return "sync-orm-in-async-view" if "items" in visit.variables else "evaluated-list"
    if isinstance(visit.error, SystemExit | KeyboardInterrupt):
        return "ends-the-process"
    if isinstance(visit.error, ModuleNotFoundError) and visit.error.name in BLOCKING_CLIENTS:
        return "blocking-http-client"
    if "client has been closed" in str(visit.error) and visit.request is not Request.FIRST:
        return "shared-state"
    return next((idea for words, idea in PHRASES.items() if words in str(visit.error)), None)


def root_of(visit: Visit, place: Place | None) -> str:
    """Return the cause of a stop: a fault that another check tells already, if it led to it."""
    if missing := re.match(r"name '(JsonResponse|httpx)' is not defined", str(visit.error)):
        return Cause(missing[1])
    if visit.no_model and ("items" in visit.variables or "'Item'" in str(visit.error)):
        return visit.no_model
    for name in (Cause.EXTERNAL_DATA, Cause.ITEMS):
        if visit.request is Request.LATER and visit.sources.went_through(visit.error, VIEWS, name):
            return name  # step 3 tells what is wrong in this statement
    if visit.request is not Request.FIRST or place is None:
        return Cause.VIEW_STOPPED
    if not visit.calls and str(visit.variables.get("api_url", ADDRESS)) != ADDRESS:
        return Cause.API_URL
    blocking = [call.place for call in visit.calls if call.way is not Way.AWAITED]
    if not visit.calls or visit.bypassed or str(place) in map(str, blocking):
        return Cause.API_CALL
    data = visit.variables.get("external_data")
    if "not JSON serializable" in str(visit.error) and (
        isinstance(data, httpx.Response | bytes) or callable(data)
    ):
        return Cause.EXTERNAL_DATA
    if not isinstance(visit.variables.get("items", QuerySet()), QuerySet):
        return Cause.ITEMS
    return Cause.VIEW_STOPPED


def returned_instead(visit: Visit) -> Returned | None:
    """Return what the view returned if that was no response, from Django's complaint of it."""
    if visit.error is None or visit.error_place:
        return None
    text = str(visit.error)
    if "didn't return an HttpResponse" in text and "returned None" in text:
        return Returned("NoneType", "nothing")
    # asgiref notices a coroutine before Django does
    if "didn't return an Http" in text or "can only be applied to sync functions" in text:
        return Returned("coroutine", "an unawaited coroutine")
    kind = re.match(r"(?:type object )?'(\w+)'", text)
    if isinstance(visit.error, AttributeError) and kind and "Request" not in kind[1]:
        what = "the class" if text.startswith("type object") else "a value of the type"
        return Returned(kind[1], f"{what} {kind[1]}, which is no response")
    return None
