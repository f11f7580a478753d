"""Explain exceptions of work that goes on beside the view: threads, futures, gather."""

import ast
import asyncio
import re

import httpx

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.changed import METHODS
from checks.harness.explaining.shapes import JSON
from checks.harness.explaining.values import asked
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import around, calls, loaded_names, nodes
from checks.harness.source.raised import modules_of

STARTS = re.compile(r"^(subprocess|os)\.|create_subprocess|^(run|Popen|check_output|system|popen)$")
ONE_CALL = "`response = await client.get(api_url)`: one call needs no `{}`"


def _several_answers(visit: Visit, text: str) -> Explained | None:
    """Explain what `gather` or `wait` gives, where it is taken for the answer itself."""
    held, together = getattr(visit.error, "obj", None), calls(visit.sources, "gather", "wait")
    if not together or not isinstance(held, list | tuple | set):
        return None
    if not any(isinstance(part, httpx.Response | asyncio.Future | set) for part in held):
        return None
    name = ast.unparse(together[-1].func)
    seen = f"What `{name}` gives is a {type(held).__name__}, and not the answer itself."
    return Explained(seen, ONE_CALL.format(name), Place(VIEWS, together[-1].lineno))


def _waits_in_the_loop(visit: Visit, text: str) -> Explained | None:
    """Explain a future whose result is waited for in the loop that is to bring it."""
    asked = calls(visit.sources, "run_coroutine_threadsafe")
    through = "concurrent.futures._base" in modules_of(visit.error)
    if not asked or not through or not isinstance(visit.error, TimeoutError):
        return None
    seen = "`result` holds up the event loop, and what it waits for runs in that loop."
    work = next(iter(asked[-1].args), None)
    wanted = f"`await {ast.unparse(work)}`, without `run_coroutine_threadsafe`" if work else ""
    return Explained(seen, wanted or "an `await` instead", Place(VIEWS, asked[-1].lineno))


def _unjoined(visit: Visit, text: str) -> Explained | None:
    """Explain a result that a thread has not brought yet, as nothing waits for the thread."""
    at = visit.error_place
    made = [call for call in calls(visit.sources, "Thread") if at and call.lineno <= at.line]
    waits = calls(visit.sources, "join", "to_thread", "run_in_executor", "wait")
    waits = [call for call in waits if made and made[-1].lineno < call.lineno <= at.line]
    used = {n for node in around(visit.sources, at, ast.stmt)[-1:] for n in loaded_names(node)}
    if not made or waits or not used & _changed_by(visit, made[-1]):
        return None
    seen = f"The thread of line {made[-1].lineno} runs beside the view, and nothing waits for it."
    wanted = "an `await` for that work, without a thread: `await items.acount()` counts the rows"
    return Explained(seen, wanted, Place(VIEWS, made[-1].lineno))


def _changed_by(visit: Visit, thread: ast.Call) -> set[str]:
    """Return the names whose values the function of a thread changes."""
    given = (*thread.args, *thread.keywords)
    named = {name for part in given for name in loaded_names(part)}
    bodies = [n for n in nodes(visit.sources, ast.FunctionDef) if n.name in named]
    changed: set[str] = set()
    for node in (part for body in (*given, *bodies) for part in ast.walk(body)):
        match node:
            case ast.Nonlocal(names=names) | ast.Global(names=names):
                changed |= set(names)
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store()):
                changed.add(owner)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=method)):
                changed |= {owner} if method in METHODS else set()
    return changed


def _result_too_early(visit: Visit, text: str) -> Explained | None:
    """Explain `task.result()`, which does not wait."""
    if not isinstance(visit.error, asyncio.InvalidStateError):
        return None
    for call in around(visit.sources, visit.error_place, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "result":
            seen = "`result` does not wait: a task has a result only when it is done."
            wanted = (
                f"`(await {ast.unparse(call.func.value)})` in the place of `{ast.unparse(call)}`"
            )
            return Explained(seen, wanted, visit.error_place)
    return None


def _not_a_call(visit: Visit, text: str) -> Explained | None:
    """Explain a list, or a method that is not called, where asyncio takes calls."""
    if "unhashable type: 'list'" not in text and not text.endswith("awaitable is required"):
        return None
    for call in around(visit.sources, visit.error_place, ast.Call):
        name = ast.unparse(call.func)
        for part in call.args if name.startswith("asyncio.") and not visit.calls else ():
            if isinstance(part, ast.List):
                seen = f"`{name}` takes the calls one by one, and no list of them."
                return Explained(seen, ONE_CALL.format(name))
            if isinstance(part, ast.Attribute):
                seen = f"`{ast.unparse(part)}` without brackets is the method, and is not called."
                return Explained(seen, ONE_CALL.format(name))
    return None


def _another_program(visit: Visit, text: str) -> Explained | None:
    """Explain a program such as curl that is to ask the API."""
    through = any("subprocess" in module for module in modules_of(visit.error))
    for node in nodes(visit.sources, ast.Constant) if through or not visit.calls else ():
        found = re.match(r"(?:\S*/)?(curl|wget)(\.exe)?(\s|$)", str(node.value))
        starts = around(visit.sources, Place(VIEWS, node.lineno), ast.Call)
        if found and any(STARTS.search(ast.unparse(call.func)) for call in starts):
            seen = f"`{found[1]}` is another program, and the API is to be asked with httpx."
            wanted = JSON if visit.calls else asked(visit)
            return Explained(seen, wanted, Place(VIEWS, node.lineno))
    return None


EXPLANATIONS = (
    _several_answers, _not_a_call, _another_program, _waits_in_the_loop, _unjoined,
    _result_too_early,
)  # fmt: skip
