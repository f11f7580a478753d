"""Read what a visit left behind; where it is missing, say why."""

import inspect
import json

import httpx
from django.core.exceptions import SynchronousOnlyOperation
from django.http import JsonResponse

from checks.faults import Fault, Submission, misconception, show
from checks.loading import did_you_mean
from checks.visits import PATIENCE, Visit

# What Python, httpx and Django say in these cases.
PHRASES = {
    "coroutine": "missing-await",
    "'await' expression": "await-on-plain-value",
    "'AsyncClient' object does not support the context manager": "with-without-async",
    "'Client' object does not support the asynchronous context": "blocking-http-client",
    "Object of type Response is not JSON": "response-not-json",
    "Object of type QuerySet is not JSON": "queryset-not-count",
    "event loop is already running": "nested-event-loop",
    "You cannot use AsyncToSync in the same thread": "nested-event-loop",
    "cannot be called from a running event loop": "nested-event-loop",
    "client has been closed": "shared-state",
    "Cannot reopen a client instance": "shared-state",
}


def variable(visit: Visit, name: str, submission: Submission):
    """Return the value that the view's variable `name` holds when the view ends."""
    if name in visit.variables:
        return visit.variables[name]
    if visit.error and not returned_no_response(visit.error):
        raise why_stopped(visit, submission, f"before `{name}` was set")
    own = [key for key in visit.variables if key != "request"]
    raise Fault(
        f"`fetch_data` ends without a variable `{name}`{did_you_mean(name, own, found=True)}.",
        f"`{name}` set inside `fetch_data`",
    )


def reply(visit: Visit, submission: Submission) -> JsonResponse:
    """Return the view's reply; raise Fault when there is none or it is of another kind."""
    wanted = 'return JsonResponse({"external": ..., "item_count": ...})'
    if visit.error and not returned_no_response(visit.error):
        raise why_stopped(visit, submission, "before it returned a reply")
    if visit.error:
        text = str(visit.error)
        what = (
            "nothing" if "returned None" in text else text.split("It returned ")[-1].split(".")[0]
        )
        idea = "missing-await" if "unawaited coroutine" in text else None
        raise Fault(f"`fetch_data` returns {what}.", wanted, misconception=idea, cause="reply")
    if not isinstance(visit.response, JsonResponse):
        raise Fault(f"`fetch_data` returns {show(visit.response)}.", wanted, cause="reply")
    return visit.response


def body(visit: Visit, submission: Submission) -> dict:
    """Return the JSON object of the reply; {} when it is something else."""
    content = json.loads(reply(visit, submission).content)
    return content if isinstance(content, dict) else {}


def value(visit: Visit, key: str, submission: Submission):
    """Return one value of the reply."""
    content = body(visit, submission)
    if key not in content:
        raise Fault(f"The reply has no key {key!r}.", f"the key {key!r}", cause="reply")
    return content[key]


def must_have_asked(visit: Visit, submission: Submission) -> None:
    """Raise Fault when no awaited call of an AsyncClient reached the API."""
    blocking = [call for call in visit.calls if not call.awaited]
    if blocking or visit.bypassed:
        place = blocking[0].place if blocking else visit.bypassed[0]
        seen = "The view asks the API with a client that blocks while it waits."
        misconception("blocking-http-client", seen, cause="api-call", place=place)
    if visit.calls:
        return
    if any(inspect.iscoroutine(held) for held in visit.variables.values()):
        misconception("missing-await", "The call to the API was never awaited.", cause="api-call")
    if visit.error and not returned_no_response(visit.error):
        raise why_stopped(visit, submission, "before it asked the API")
    if isinstance(visit.variables.get("external_data"), dict):
        seen = "The view sets `external_data` without asking the API."
        misconception("hard-coded-data", seen, cause="api-call")
    raise Fault(
        "The view does not ask the API.",
        "response = await client.get(api_url), with a client of httpx.AsyncClient",
        cause="api-call",
    )


def returned_no_response(error: BaseException) -> bool:
    """Say whether Django complains of what the view returned, not of what it did."""
    return isinstance(error, ValueError) and "didn't return an HttpResponse" in str(error)


def why_stopped(visit: Visit, submission: Submission, when: str) -> Fault:
    """Explain the exception that ended the view: a known wrong idea if it is one."""
    error = visit.error
    place = submission.place_of(error)
    if visit.timed_out:
        seen, idea = f"`fetch_data` gave no answer within {PATIENCE:g} seconds.", "never-ends"
    else:
        at = f" ({place})" if place else ""
        seen = f"`fetch_data` stopped {when}{at}: {submission.describe(error)}"
        idea = idea_behind(error, visit)
    kept = isinstance(visit.variables.get("external_data"), httpx.Response)
    cause = "external_data" if kept and idea == "response-not-json" else "view-stopped"
    wanted = "" if idea else "a view that runs to its end"
    return Fault(seen, wanted, misconception=idea, cause=cause, place=place)


def idea_behind(error: BaseException, visit: Visit) -> str | None:
    """Recognise the misconception that leads to this exception."""
    if isinstance(error, SynchronousOnlyOperation):
        return "sync-orm-in-async-view" if "items" in visit.variables else "evaluated-list"
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return "ends-the-process"
    return next((idea for words, idea in PHRASES.items() if words in str(error)), None)
