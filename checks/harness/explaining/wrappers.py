"""Explain what a student's own function around the view does with the view's reply."""

import ast
import inspect
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType

from django.http.response import HttpResponseBase

from checks.harness.asking.frames import async_functions, code_of
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS, Cause
from checks.harness.explaining.lines import of_the_return
from checks.harness.fault import Fault, Place
from checks.harness.source.nodes import around, nodes, own_parts


def not_awaited_around(visit: Visit) -> Fault | None:
    """Return the fault of a function in whose place the view should run, and that only calls it."""
    code = code_of(_served())
    if code is None or visit.code is code:
        return None
    for wrapper, node in _wrappers(visit, code):
        awaited = {id(n) for n in own_parts(node, ast.Await) for n in ast.walk(n)}
        plain = [n for n in own_parts(node, ast.Call) if id(n) not in awaited]
        names = [name for name, held in _held(wrapper).items() if code in _codes(held)]
        for call in plain:
            if ast.unparse(call.func) not in names:
                continue
            ends = [n for n in own_parts(node, ast.Return) if call in ast.walk(n)]
            whole = f"return await {ast.unparse(ends[0].value)}" if ends else ""
            seen = f"`fetch_data` never ran: `{node.name}`, which is around it, does not await it."
            wanted, at = f"`{whole or f'await {ast.unparse(call)}'}`", Place(VIEWS, call.lineno)
            return Fault(seen, wanted, cause=Cause.FETCH_DATA, at=at, hides_hint=True)
    return None


def reply_lost_around(visit: Visit, returned: str) -> Fault | None:
    """Return the fault of a function around the view that does not return the view's reply.

    `returned` are the words for what comes out instead: nothing, or a value that is no response.
    """
    ends = around(visit.sources, of_the_return(visit), ast.Return)
    if visit.code is None or not ends or ends[-1].value is None:
        return None
    for _, node in _wrappers(visit, visit.code):
        valued = [end for end in own_parts(node, ast.Return) if end.value is not None]
        spoilt = [end for end in valued if not _passes_on(node, end.value)]
        if valued and not (spoilt and _makes_a_response(ends[-1].value)):
            continue
        awaited = [n for n in own_parts(node, ast.Await) if isinstance(n.value, ast.Call)]
        at = Place(VIEWS, (spoilt or awaited or [node])[-1].lineno)
        wanted = f"`return {ast.unparse(awaited[-1])}`" if awaited else "`return` for its reply"
        if spoilt and (kept := _kept(node)):
            wanted = f"`return {kept[-1]}`"
        words = returned if valued else "nothing"
        seen = f"`{node.name}`, which is around `fetch_data`, returns {words}: it loses the reply."
        return Fault(seen, wanted, cause=Cause.REPLY, at=at, hides_hint=True)
    return None


def _passes_on(wrapper: ast.AsyncFunctionDef, value: ast.expr) -> bool:
    """Say whether an expression is what an `await` gave, or a response of the wrapper's own."""
    kept = isinstance(value, ast.Name) and value.id in _kept(wrapper)
    return kept or isinstance(value, ast.Await) or _makes_a_response(value)


def _kept(wrapper: ast.AsyncFunctionDef) -> list[str]:
    """Return the names in which a function keeps what it awaited."""
    sets = [n for n in own_parts(wrapper, ast.Assign) if isinstance(n.value, ast.Await)]
    return [target.id for n in sets for target in n.targets if isinstance(target, ast.Name)]


def _makes_a_response(value: ast.expr) -> bool:
    """Say whether an expression is a call of a class of responses that views.py has."""
    name = ast.unparse(value.func) if isinstance(value, ast.Call) else ""
    made = getattr(sys.modules.get("items.views"), name, None)
    return inspect.isclass(made) and issubclass(made, HttpResponseBase)


def _served():
    return getattr(sys.modules.get("items.views"), "fetch_data", None)


def _wrappers(visit: Visit, code: CodeType) -> Iterator[tuple[FunctionType, ast.AsyncFunctionDef]]:
    """Yield the async functions around the one with that code, the outermost first."""
    for function in async_functions(_served()):
        file = str(visit.sources.folder / VIEWS)
        if function.__code__.co_filename != file or code not in _codes(*_held(function).values()):
            continue
        for node in nodes(visit.sources, ast.AsyncFunctionDef):
            lines = (node.lineno, *(decorator.lineno for decorator in node.decorator_list))
            if function.__code__.co_firstlineno in lines:
                yield function, node


def _codes(*functions: object) -> list[CodeType]:
    return [function.__code__ for function in async_functions(*functions)]


def _held(function: FunctionType) -> dict[str, object]:
    """Return what a function keeps from the function around it, by the names there."""
    return dict(inspect.getclosurevars(function).nonlocals)
