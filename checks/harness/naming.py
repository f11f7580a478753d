"""Take what a task asks for by name out of a student's module."""

from types import ModuleType

from checks.harness.fault import fail
from checks.harness.spelling import did_you_mean


def named(module: ModuleType, name: str, what: str, wanted: str):
    """Return `module.name`; fail with a suggestion when it is missing.

    `what` says what it is: "the model", "the view".
    """
    if not hasattr(module, name):
        file = module.__name__.replace(".", "/") + ".py"
        own = [key for key in vars(module) if not key.startswith("__")]
        close = did_you_mean(name, own, found=True)
        fail(f"{file} has no `{name}`, {what} of this exercise{close}", wanted, cause=name)
    return getattr(module, name)
