"""Suggest the name that was meant when one is misspelt."""

import difflib
import re
import sys
import traceback

from checks.harness.showing import told_by

NEAR = 0.6
OPTIONS = ("max_length", "default", "null", "blank", "unique", "verbose_name", "help_text")


def did_you_mean(name: str, known, found: bool = False) -> str:
    """End a sentence: with a suggestion when one of the names `known` is close to `name`.

    With `found`, `name` is the right one and the close one stands in the student's code.
    """
    close = closest(name, known)
    if close and found:
        return f": it has `{close}`. Did you mean `{name}`?"
    return f". Did you mean {close}?" if close else "."


def closest(name: str, known) -> str:
    """Return the name among `known` that is most like `name`; "" when none is."""
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.6)), "")


def misspelt(error: BaseException) -> tuple[str, str]:
    """Return the name that an exception complains of, and the one that was meant, or "" for it."""
    name, known = _misspelt(error)
    return name, closest(name, known)


def is_near(one, other) -> bool:
    """Say whether one text could be a slip for another."""
    return difflib.SequenceMatcher(None, str(one), str(other)).ratio() > NEAR


def suggestion(error: BaseException) -> str:
    """Word a suggestion for the name that an exception complains of, else nothing."""
    return did_you_mean(*_misspelt(error)).removesuffix(".")


def _misspelt(error: BaseException) -> tuple[str, list[str]]:
    """Return the name that was not found and the names that could have been."""
    text = told_by(error)
    if isinstance(error, AttributeError) and error.name and error.obj is not None:
        return error.name, [name for name in dir(error.obj) if name != error.name]
    if isinstance(error, ImportError) and (wanted := re.search(r"import name '(\w+)'", text)):
        return wanted[1], dir(sys.modules.get(error.name or ""))
    if isinstance(error, NameError) and error.name and error.__traceback__:
        *_, (frame, _) = traceback.walk_tb(error.__traceback__)
        known = [*frame.f_locals, *frame.f_globals]
        return error.name, [name for name in known if name != frame.f_code.co_name]
    if isinstance(error, TypeError) and (wanted := re.search(r"keyword argument '(\w+)'", text)):
        return wanted[1], list(OPTIONS)
    return "", []
