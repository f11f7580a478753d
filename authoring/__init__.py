"""The authors' tools: they are not part of the students' copy."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

OPTIONS = {
    "--lint": "say in sentences what in the exercise does not fit together",
    "--self-test": "run the project's own tests; further arguments go to pytest",
    "--validity": "say how often the grader errs, from the bank; --jobs N as for a class",
}


def command(argv: list[str]) -> Callable[[], int] | None:
    """Return what the first of OPTIONS in `argv` asks for; None when there is none."""
    asked = next((option for option in argv if option in OPTIONS), None)
    if asked is None or {"-h", "--help", "--help-all"} & set(argv):
        return None
    module = import_module(f"authoring.{asked.removeprefix('--').replace('-', '_')}")
    return partial(module.main, [argument for argument in argv if argument != asked])
