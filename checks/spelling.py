"""Suggest the name that was meant when one is misspelt."""

import difflib
import re
import sys

OPTIONS = ("max_length", "default", "null", "blank", "unique", "verbose_name", "help_text")


def did_you_mean(name: str, known, found: bool = False) -> str:
    """Word a suggestion when one of the names `known` is close to `name`, else nothing.

    With `found`, `name` is the right one and the close one stands in the student's code.
    """
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if close and found:
        return f"; found `{close[0]}`: did you mean `{name}`"
    return f"; did you mean {close[0]}" if close else ""


def suggestion(error: BaseException) -> str:
    """Word a suggestion for the name that an exception complains of, else nothing."""
    text = str(error)
    if isinstance(error, AttributeError) and error.name and error.obj is not None:
        return did_you_mean(error.name, dir(error.obj))
    if isinstance(error, ImportError) and (wanted := re.search(r"import name '(\w+)'", text)):
        return did_you_mean(wanted[1], dir(sys.modules.get(error.name or "")))
    if isinstance(error, NameError) and error.name and error.__traceback__:
        step = error.__traceback__
        while step.tb_next:
            step = step.tb_next
        frame = step.tb_frame
        return did_you_mean(error.name, [*frame.f_locals, *frame.f_globals])
    if isinstance(error, TypeError) and (wanted := re.search(r"keyword argument '(\w+)'", text)):
        return did_you_mean(wanted[1], OPTIONS)
    return ""
