"""Explain what is awaited, wrapped or opened in a way that does not fit what it is."""

import ast
import re
from types import ModuleType

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.values import asked, held
from checks.harness.fault import Explained, Place
from checks.harness.source.homes import home_of, import_line
from checks.harness.source.meant import UNKNOWN
from checks.harness.source.nodes import FUNCTION, WITH, around, functions, nodes
from checks.harness.spelling import misspelt

ASYNC = "`@asynccontextmanager` above an `async def`, from contextlib"
# What asyncio and contextlib give for `async with` alone.
ASYNC_ONLY = (
    "Timeout", "TaskGroup", "Lock", "Semaphore", "BoundedSemaphore", "Condition",
    "_AsyncGeneratorContextManager",
)  # fmt: skip


def _async_already(visit: Visit, text: str) -> Explained | None:
    """Explain `sync_to_async` around what is async already."""
    if "sync_to_async can only be applied to sync functions" not in text:
        return None
    found = around(visit.sources, visit.error_place, ast.Call)
    for call in found:
        if not ast.unparse(call.func).endswith("sync_to_async") or not call.args:
            continue
        inner = call.args[0]
        code = ast.unparse(inner)
        if not isinstance(inner, ast.Call):
            given = [outer for outer in found if outer.func is call]
            parts = [*given[0].args, *given[0].keywords] if given else []
            code += f"({', '.join(map(ast.unparse, parts))})"
        seen = f"`{ast.unparse(inner)}` is async already, and needs no thread."
        return Explained(seen, f"`await {code}`, without `sync_to_async`")
    return None


def _of_another_module(visit: Visit, text: str) -> Explained | None:
    """Explain a name that is looked for in a module, and lives in another one."""
    error = visit.error
    if not isinstance(error, AttributeError) or not isinstance(error.obj, ModuleType):
        return None
    name, home, module = error.name, home_of(error.name), error.obj.__name__
    if home and home[1] == name and module not in (home[0], f"items{home[0]}"):
        where = "items/models.py" if home[0] == ".models" else home[0]
        seen = f"`{name}` is not in {module}, but in {where}."
        if held(visit, ast.Name(name, ast.Load())) is not UNKNOWN:
            return Explained(seen, f"`{name}` alone: it is imported")
        return Explained(seen, f"`{import_line(name)}` at the top, and here `{name}` alone")
    return None


def _no_context(visit: Visit, text: str) -> Explained | None:
    """Explain an `async with` around what a function of the student's own gives."""
    found = re.match(r"'(\w+)' object does not support the (async\w* )?context manager", text)
    for item in _opened(visit) if found else ():
        call = item.context_expr
        own = functions(visit.sources, ast.unparse(call.func)) if isinstance(call, ast.Call) else []
        if not own:
            continue
        name, at = own[-1].name, Place(VIEWS, own[-1].lineno)
        kind, where = found[1], f"`{own[-1].name}` in line {own[-1].lineno}"
        if kind in ("async_generator", "generator"):
            seen = f"{where} has a `yield`, and lacks the decorator that `async with` needs."
            return Explained(seen, ASYNC, at)
        if kind == "_GeneratorContextManager":
            seen = f"{where} is made for `with`, and not for `async with`."
            return Explained(seen, f"{ASYNC}, instead of `@contextmanager`", at)
        if kind == "coroutine":
            seen = f"{where} is an `async def`, and its result comes only with `await`."
            return Explained(seen, f"`async with await {ast.unparse(call)}`")
        if kind == "NoneType":
            seen, wanted = f"{where} returns nothing.", f"a `return` in `{name}`, for the client"
            return Explained(seen, wanted, at)
    for item in _opened(visit) if found and found[1] in ASYNC_ONLY else ():
        code = ast.unparse(item.context_expr)
        return Explained(f"`{code}` opens and closes by awaiting.", f"`async with {code}:`")
    return None


def _opened(visit: Visit) -> list[ast.withitem]:
    blocks = around(visit.sources, visit.error_place, WITH)
    return [item for block in blocks[-1:] for item in block.items]


def _generator_awaited(visit: Visit, text: str) -> Explained | None:
    """Explain a generator of the student's own, where its client is wanted."""
    if not re.search(r"async_generator'? (object )?(has no attribute|can't be)", text):
        return None
    own = [f for f in nodes(visit.sources, FUNCTION) if _yields(f) and f.name != "fetch_data"]
    if not own:
        return None
    seen = f"`{own[-1].name}` has a `yield`, so that a call gives a generator, and no client."
    wanted = f"{ASYNC}, and `async with {own[-1].name}() as client:` in the view"
    return Explained(seen, wanted, Place(VIEWS, own[-1].lineno))


def _yields(function: ast.AST) -> bool:
    return any(isinstance(node, ast.Yield) for node in ast.walk(function))


def _calls_itself(visit: Visit, text: str) -> Explained | None:
    """Explain a function that calls itself, where it means another one."""
    wrong = re.match(r"(\w+)\(\) (missing|takes|got an unexpected)", text)
    if not isinstance(visit.error, RecursionError) and not wrong:
        return None
    for function in nodes(visit.sources, FUNCTION):
        for call in ast.walk(function):
            itself = isinstance(call, ast.Call) and ast.unparse(call.func) == function.name
            if not itself or (wrong and wrong[1] != function.name):
                continue
            seen = f"`{function.name}` calls itself in line {call.lineno}."
            wanted = "what is meant there: a function that calls itself begins anew each time"
            if function.name == "fetch_data" and not visit.calls:
                wanted = asked(visit)
            return Explained(seen, wanted, Place(VIEWS, call.lineno))
    return None


def misspelt_attribute(visit: Visit) -> Explained | None:
    """Explain an attribute that another one is like, and nothing else is known of."""
    error = visit.error
    plain = dict | list | str | int | float | None
    if not isinstance(error, AttributeError) or isinstance(error.obj, plain):
        return None
    name, close = misspelt(error)
    return Explained(f"Did you mean {close}?", f"`{close}` instead of `{name}`") if close else None


EXPLANATIONS = (
    _async_already, _of_another_module, _no_context, _generator_awaited, _calls_itself,
)  # fmt: skip
