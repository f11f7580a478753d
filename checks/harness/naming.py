"""Take what a task asks for by name out of a student's module."""

import inspect
from collections.abc import Callable
from types import FunctionType, ModuleType

from checks.harness.fault import Place, fail
from checks.harness.spelling import closest, did_you_mean

Like = Callable[[object], bool]


def line_of(module: ModuleType, name: str) -> int | None:
    """Return the line in which a class or function of a module begins, where that can be told."""
    try:
        return inspect.getsourcelines(getattr(module, name))[1]
    except (OSError, TypeError):
        return None


def _is_own(module: ModuleType, name: str) -> bool:
    """Say whether a class or function was written in a module, and not imported into it."""
    value = vars(module)[name]
    if not issubclass(type(value), type | FunctionType):  # another value may run code when asked
        return False
    return getattr(value, "__module__", "") == module.__name__


def named(
    module: ModuleType, name: str, what: str, wanted: str, like: Like | None = None,
    below: Callable[[], Place | None] | None = None,
):  # fmt: skip
    """Return `module.name`; fail with a suggestion when it is missing.

    `what` says what it is: "the model", "the view"; `like` whether another value of the module
    may be the one that was meant, under another name; `below` finds the line below which it may be
    written, where nothing else was meant.
    """
    if not hasattr(module, name):
        file = module.__name__.replace(".", "/") + ".py"
        own = [key for key in vars(module) if not key.startswith("__")]
        close = did_you_mean(name, own, found=True)
        meant = closest(name, own)
        others = [
            key for key in own if like and _is_own(module, key) and like(getattr(module, key))
        ]
        if not meant and len(others) == 1:
            meant, close = others[0], f"; what it has is `{others[0]}`."
        line = getattr(getattr(vars(module).get(meant), "__code__", None), "co_firstlineno", None)
        free = below() if below and not meant else None
        at = Place(file, line or line_of(module, meant)) if meant else free
        if free:
            wanted = f"{wanted}, below line {free.line}"
        seen = f"{file} has no `{name}`, {what} of this exercise{close}"
        fail(seen, wanted, cause=name, at=at, hides_hint=bool(meant))
    return getattr(module, name)
