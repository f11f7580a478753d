"""Take what a task asks for by name out of a student's module."""

import inspect
from types import ModuleType

from checks.harness.fault import Place, fail
from checks.harness.spelling import closest, did_you_mean


def line_of(module: ModuleType, name: str) -> int | None:
    """Return the line in which a class or function of a module begins, where that can be told."""
    try:
        return inspect.getsourcelines(getattr(module, name))[1]
    except (OSError, TypeError):
        return None


def named(module: ModuleType, name: str, what: str, wanted: str):
    """Return `module.name`; fail with a suggestion when it is missing.

    `what` says what it is: "the model", "the view".
    """
    if not hasattr(module, name):
        file = module.__name__.replace(".", "/") + ".py"
        own = [key for key in vars(module) if not key.startswith("__")]
        close = did_you_mean(name, own, found=True)
        meant = closest(name, own)
        line = getattr(getattr(vars(module).get(meant), "__code__", None), "co_firstlineno", None)
        at = Place(file, line or line_of(module, meant)) if meant else None
        seen = f"{file} has no `{name}`, {what} of this exercise{close}"
        fail(seen, wanted, cause=name, at=at)
    return getattr(module, name)
