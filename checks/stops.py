"""Explain why a view stopped: the exception in words, and the wrong idea behind it."""

import re

import httpx
from django.core.exceptions import SynchronousOnlyOperation
from django.db.models import QuerySet

from checks.fake_api import ADDRESS
from checks.faults import Fault, Place, Submission
from checks.imports import BLOCKING_CLIENTS
from checks.visits import Visit

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


def why_stopped(visit: Visit, submission: Submission, when: str) -> Fault:
    """Explain the exception that ended the view: a known wrong idea if it is one."""
    error = visit.error
    place = submission.place_of(error)
    if visit.timed_out:
        place = place or (error.__cause__ and submission.place_of(error.__cause__))
        at = f" (it was at {place})" if place else ""
        seen, idea = f"`fetch_data` gave no answer in time{at}.", "never-ends"
    else:
        at = f" ({place})" if place else ""
        alone_later = not visit.first and "at once" not in when
        later = (" at a later request" if visit.rows else " with an empty table") * alone_later
        seen = f"`fetch_data` stopped {when}{later}{at}: {submission.describe(error)}"
        idea = idea_behind(visit)
    wanted = "" if idea else "a view that runs to its end"
    return Fault(seen, wanted, misconception=idea, cause=root_of(visit, place), place=place)


def idea_behind(visit: Visit) -> str | None:
    """Recognise the misconception that leads to the exception of a visit."""
    if isinstance(visit.error, SynchronousOnlyOperation):
        return "sync-orm-in-async-view" if "items" in visit.variables else "evaluated-list"
    if isinstance(visit.error, SystemExit | KeyboardInterrupt):
        return "ends-the-process"
    if isinstance(visit.error, ModuleNotFoundError) and visit.error.name in BLOCKING_CLIENTS:
        return "blocking-http-client"
    if "client has been closed" in str(visit.error) and not visit.first:
        return "shared-state"
    return next((idea for words, idea in PHRASES.items() if words in str(visit.error)), None)


def root_of(visit: Visit, place: Place | None) -> str:
    """Return the cause of a stop: a fault that another check tells already, if it led to it."""
    if missing := re.match(r"name '(JsonResponse|httpx)' is not defined", str(visit.error)):
        return missing[1]
    if visit.no_model and ("items" in visit.variables or "'Item'" in str(visit.error)):
        return visit.no_model
    if not visit.first or place is None:  # the checks of step 3 look at the first request only
        return "view-stopped"
    if not visit.calls and str(visit.variables.get("api_url", ADDRESS)) != ADDRESS:
        return "api_url"
    blocking = [call.place for call in visit.calls if call.way != "awaited"]
    if not visit.calls or visit.bypassed or str(place) in map(str, blocking):
        return "api-call"
    data = visit.variables.get("external_data")
    if "not JSON serializable" in str(visit.error) and (
        isinstance(data, httpx.Response | bytes) or callable(data)
    ):
        return "external_data"
    if not isinstance(visit.variables.get("items", QuerySet()), QuerySet):
        return "items"
    return "view-stopped"


def returned_instead(visit: Visit, submission: Submission) -> str | None:
    """Return what the view returned if that was no response, from Django's complaint of it."""
    if visit.error is None or submission.place_of(visit.error):
        return None
    text = str(visit.error)
    if "didn't return an HttpResponse" in text:
        return "nothing" if "returned None" in text else "an unawaited coroutine"
    if "sync_to_async can only be applied to sync functions" in text:
        return "an unawaited coroutine"  # asgiref notices before Django does
    kind = re.match(r"(?:type object )?'(\w+)'", text)
    if isinstance(visit.error, AttributeError) and kind:
        what = "the class" if text.startswith("type object") else "a value of the type"
        return f"{what} {kind[1]}, which is no response"
    return None
