"""Read what a visit left behind; where it is missing, say why."""

import inspect
import json
import sys

from django.http import HttpResponse

from checks.faults import Fault, Submission, misconception, show
from checks.spelling import did_you_mean
from checks.stops import idea_behind, returned_instead, why_stopped
from checks.visits import Visit

RETURN = 'return JsonResponse({"external": ..., "item_count": ...})'


def variable(visit: Visit, name: str, submission: Submission):
    """Return the value that the view's variable `name` holds when the view ends."""
    if name in visit.variables:
        return visit.variables[name]
    must_be_called(visit, submission)
    if visit.error and not returned_instead(visit, submission):
        raise why_stopped(visit, submission, f"before `{name}` was set")
    own = [key for key in visit.variables if key != "request"]
    close = did_you_mean(name, own, found=True)
    if hasattr(sys.modules["items.views"], name):
        close = f": there is a `{name}` outside the function."
    raise Fault(
        f"`fetch_data` ends without a variable `{name}`{close}",
        f"`{name}` set inside `fetch_data`",
    )


def reply(visit: Visit, submission: Submission) -> HttpResponse:
    """Return the view's reply; raise Fault when there is none."""
    must_be_called(visit, submission)
    if what := returned_instead(visit, submission):
        idea = "missing-await" if "coroutine" in what else None
        raise Fault(f"`fetch_data` returns {what}.", RETURN, misconception=idea, cause="reply")
    if visit.error:
        raise why_stopped(visit, submission, "before it returned a reply")
    return visit.response


def body(visit: Visit, submission: Submission) -> dict:
    """Return the JSON object that the reply is, of whatever class the reply is."""
    response = reply(visit, submission)
    try:
        content = json.loads(response.content)
    except (AttributeError, ValueError):
        raise Fault(f"`fetch_data` returns {show(response)}.", RETURN, cause="reply") from None
    if not isinstance(content, dict):
        raise Fault(f"The reply is {show(content)}.", "an object with two keys", cause="reply")
    return content


def value(visit: Visit, key: str, submission: Submission):
    """Return one value of the reply."""
    content = body(visit, submission)
    if key not in content:
        raise Fault(f"The reply has no key {key!r}.", f"the key {key!r}", cause="reply")
    return content[key]


def must_be_called(visit: Visit, submission: Submission) -> None:
    """Raise Fault when Django took an async view for a plain one, so that it never ran."""
    returned = returned_instead(visit, submission) or ""
    if not visit.is_async and ("coroutine" in returned or "async_generator" in returned):
        seen = "Django calls `fetch_data` as a plain function, so its code never runs."
        raise Fault(seen, "a view that Django knows to be async", cause="fetch_data")


def must_have_asked(visit: Visit, submission: Submission) -> None:
    """Raise Fault when no call of an AsyncClient that the view awaits reached the API."""
    must_be_called(visit, submission)
    blocking = [call for call in visit.calls if call.way != "awaited"]
    if blocking and blocking[0].way == "other loop":
        seen = "The API is asked in another event loop than the view's."
        misconception("nested-event-loop", seen, cause="api-call", place=blocking[0].place)
    if blocking or visit.bypassed:
        place = blocking[0].place if blocking else visit.bypassed[0]
        seen = "The view asks the API with a client that blocks while it waits."
        misconception("blocking-http-client", seen, cause="api-call", place=place)
    if visit.calls:
        return
    unawaited = any(inspect.iscoroutine(held) for held in visit.variables.values())
    if unawaited and idea_behind(visit) in (None, "missing-await"):
        misconception("missing-await", "The call to the API was never awaited.", cause="api-call")
    if visit.error and not returned_instead(visit, submission):
        raise why_stopped(visit, submission, "before it asked the API")
    if isinstance(visit.variables.get("external_data"), dict):
        seen = "The view sets `external_data` without asking the API."
        misconception("hard-coded-data", seen, cause="api-call")
    raise Fault(
        "The view does not ask the API.",
        "response = await client.get(api_url), with a client of httpx.AsyncClient",
        cause="api-call",
    )


def is_json_text(held, payload: dict) -> bool:
    """Say whether `held` is the API's answer as text that nobody has read as JSON."""
    try:
        return isinstance(held, str | bytes) and json.loads(held) == payload
    except ValueError:
        return False


def has_right(visits, key: str, wanted: str) -> bool:
    """Say whether `key` of each reply is what its visit wanted."""
    try:
        replies = [json.loads(visit.response.content) for visit in visits]
        pairs = zip(replies, visits, strict=True)
        return all(reply[key] == getattr(visit, wanted) for reply, visit in pairs)
    except (AttributeError, LookupError, TypeError, ValueError):
        return False
