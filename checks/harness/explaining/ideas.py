"""Recognise the wrong idea that leads to an exception."""

import ast
import asyncio
import re

import httpx
from django.core.exceptions import SynchronousOnlyOperation

from checks.harness.asking.visit import Visit
from checks.harness.causes import Request
from checks.harness.importing.missing_modules import BLOCKING_CLIENTS
from checks.harness.showing import told_by
from checks.harness.source.nodes import around

# What Python, httpx and Django say in these cases; the first that fits counts. None: no idea.
PHRASES = {
    "cannot reuse already awaited": "shared-state",
    "Cannot reopen a client instance": "shared-client",
    "client has been closed": "client-closed-too-early",
    "'type' object does not support the asynchronous context": "missing-call",
    "coroutine was expected, got <bound method": "missing-call",
    "coroutine was expected, got <function": "missing-call",
    "coroutine was expected": None,
    "coroutine or an awaitable is required": None,
    "coroutine is being awaited already": None,
    "coroutine raised": None,
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


def idea_behind(visit: Visit) -> str | None:
    """Recognise the misconception that leads to the exception of a visit."""
    if isinstance(visit.error, SynchronousOnlyOperation):
        if "items" not in visit.variables and loads_all(visit):
            return "evaluated-list"
        return "await-makes-it-async" if wrapped_too_late(visit) else "sync-orm-in-async-view"
    if isinstance(visit.error, SystemExit | KeyboardInterrupt):
        return "ends-the-process"
    if isinstance(visit.error, ModuleNotFoundError) and visit.error.name in BLOCKING_CLIENTS:
        return "blocking-http-client"
    if "client has been closed" in told_by(visit.error) and visit.request is not Request.FIRST:
        return "shared-client"
    if waits_for_a_task(visit.error):
        return "missing-await"
    text = told_by(visit.error)
    phrases = (idea for words, idea in PHRASES.items() if words in text)
    return idea_of_the_await(text) or next(phrases, None)


def waits_for_a_task(error: BaseException | None) -> bool:
    """Say whether an exception tells that a task is taken for the response that it will bring."""
    of_a_task = isinstance(error, AttributeError) and isinstance(error.obj, asyncio.Future)
    return of_a_task and hasattr(httpx.Response, error.name)


def loads_all(visit: Visit) -> bool:
    """Say whether the line that stopped makes a list of all rows."""
    for node in around(visit.sources, visit.error_place, ast.Call | ast.ListComp | ast.For):
        made = not isinstance(node, ast.Call) or ast.unparse(node.func) in ("list", "tuple", "set")
        if made:
            return True
    return False


def wrapped_too_late(visit: Visit) -> bool:
    """Say whether the line that stopped awaits what a plain call gave, or wraps that."""
    for node in around(visit.sources, visit.error_place, ast.Await | ast.Call):
        inner = node.value if isinstance(node, ast.Await) else (node.args or [None])[0]
        wraps = isinstance(node, ast.Await) or "sync_to_async" in ast.unparse(node.func)
        if wraps and isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
            return True
    return False


def idea_of_the_await(text: str) -> str | None:
    """Recognise the misconception behind an `await` that Python refuses."""
    if awaited := re.search(AWAITED, text):
        return "missing-call" if awaited[0].strip("'") in CALLABLE else "await-on-plain-value"
    return None
