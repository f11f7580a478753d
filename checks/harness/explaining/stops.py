"""Explain why a view stopped: the exception in words, and the wrong idea behind it."""

import ast
import re
from dataclasses import dataclass

from django.core.exceptions import SynchronousOnlyOperation

from checks.harness.asking.visit import Visit
from checks.harness.causes import Cause, Request
from checks.harness.explaining.explained import explained, explained_otherwise
from checks.harness.explaining.kept import of_what_is_kept
from checks.harness.explaining.lines import of_the_loop
from checks.harness.explaining.origin import of_what_is_no_json
from checks.harness.explaining.roots import root_of
from checks.harness.fault import Fault
from checks.harness.importing.missing_modules import BLOCKING_CLIENTS
from checks.harness.source.nodes import around

# What Python, httpx and Django say in these cases; the first that fits counts.
PHRASES = {
    "cannot reuse already awaited": "shared-state",
    "Cannot reopen a client instance": "shared-client",
    "client has been closed": "client-closed-too-early",
    "'type' object does not support the asynchronous context": "missing-call",
    "coroutine": "missing-await",
    "Result is not set": "missing-await",
    "Object of type Task is not JSON": "missing-await",
    "Object of type method is not JSON": "missing-call",
    "Object of type SyncToAsync is not JSON": "missing-call",
    "'AsyncClient' object does not support the context manager": "with-without-async",
    "'Client' object does not support the asynchronous context": "blocking-http-client",
    "Object of type Response is not JSON": "response-not-json",
    "Object of type QuerySet is not JSON": "queryset-not-count",
    "event loop is already running": "nested-event-loop",
    "You cannot use AsyncToSync in the same thread": "nested-event-loop",
    "cannot be called from a running event loop": "nested-event-loop",
}
# What Pythons up to 3.13, and from 3.14 on, say of an `await` before something else.
AWAITED = r"(?<=object )'?\w+'?(?= can't be used in 'await')|'\w+'(?= object can't be awaited)"
CALLABLE = ("method", "function", "builtin_function_or_method", "type", "SyncToAsync", "partial")


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
    place, wanted = visit.error_place, "a view that runs to its end"
    if visit.timed_out:
        return _gave_no_answer(visit)
    at = f" ({place})" if place else ""
    later = at_which_request(visit)
    idea, told = idea_behind(visit), visit.sources.describe(visit.error)
    stopped = f"`fetch_data` stopped {when}{later}{at}: "
    seen = stopped + told
    to_change = of_what_is_no_json(visit) or place
    if why := explained(visit) or (None if idea else explained_otherwise(visit)):
        plain = visit.sources.describe(visit.error, suggest=False)
        seen = f"{stopped}{plain}{'' if plain.endswith('.') else '.'} {why.seen}".rstrip()
        idea, wanted, to_change = None, why.wanted, why.at or to_change
    kept = idea in ("shared-state", "shared-client")
    cause = Cause.KEPT_BETWEEN_REQUESTS if kept else root_of(visit, place)
    return Fault(
        seen, "" if idea else wanted, idea=idea, cause=cause,
        at=(kept and of_what_is_kept(visit.sources)) or to_change,
        hides_hint=cause == Cause.VIEW_STOPPED or why is not None,
    )  # fmt: skip


def _gave_no_answer(visit: Visit) -> Fault:
    within = visit.error.__cause__
    place = visit.error_place or (within and visit.sources.place_of(within))
    at = f" (it was at {place})" if place else ""
    seen, cause = f"`fetch_data` gave no answer in time{at}.", root_of(visit, place)
    at, hides_hint = of_the_loop(visit.sources, place), cause == Cause.VIEW_STOPPED
    return Fault(seen, idea="never-ends", cause=cause, at=at, hides_hint=hides_hint)


def at_which_request(visit: Visit) -> str:
    """End the words "stopped before ..." where it was not at the first request."""
    return f" at a request {visit.words}" if visit.request is Request.LATER else ""


def idea_behind(visit: Visit) -> str | None:
    """Recognise the misconception that leads to the exception of a visit."""
    if isinstance(visit.error, SynchronousOnlyOperation):
        loads = "items" not in visit.variables and loads_all(visit)
        return "evaluated-list" if loads else "sync-orm-in-async-view"
    if isinstance(visit.error, SystemExit | KeyboardInterrupt):
        return "ends-the-process"
    if isinstance(visit.error, ModuleNotFoundError) and visit.error.name in BLOCKING_CLIENTS:
        return "blocking-http-client"
    if "client has been closed" in str(visit.error) and visit.request is not Request.FIRST:
        return "shared-client"
    text = str(visit.error)
    phrases = (idea for words, idea in PHRASES.items() if words in text)
    return idea_of_the_await(text) or next(phrases, None)


def loads_all(visit: Visit) -> bool:
    """Say whether the line that stopped makes a list of all rows."""
    for node in around(visit.sources, visit.error_place, ast.Call | ast.ListComp | ast.For):
        made = not isinstance(node, ast.Call) or ast.unparse(node.func) in ("list", "tuple", "set")
        if made:
            return True
    return False


def idea_of_the_await(text: str) -> str | None:
    """Recognise the misconception behind an `await` that Python refuses."""
    if awaited := re.search(AWAITED, text):
        return "missing-call" if awaited[0].strip("'") in CALLABLE else "await-on-plain-value"
    return None


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
