"""How a check tells a student what is wrong.

`tell` words the message of an assert, `misconception` names a wrong idea from the ledger
(misconceptions.toml), and `Fault` is what both come down to.
"""

import re
import traceback
from pathlib import Path
from typing import NoReturn

from checks.spelling import suggestion

LONGEST_VALUE = 90


class Place:
    """A line of the submission: `file` relative to the submission with slashes, `line` from 1."""

    def __init__(self, file: str, line: int | None = None):
        self.file = file
        self.line = line

    def __str__(self):
        return f"{self.file}, line {self.line}" if self.line else self.file


class Fault(AssertionError):  # noqa: N818 - it is what the check found, not an error of its own
    """One thing that is wrong with the submission.

    `seen` and `wanted` are sentences for the student. Faults that have the same `cause` are one
    mistake: the report tells the first and shows the others as blocked by it.
    """

    def __init__(self, seen, wanted="", *, misconception=None, cause=None, place=None):
        super().__init__(tell(seen, wanted))
        self.misconception = misconception
        self.cause = cause
        self.place = place


def tell(seen: str, wanted: str) -> str:
    """Word a message: what was seen, then what was wanted, on a line each."""
    return f"{seen}\nWanted: {wanted}" if wanted else seen


def misconception(name: str, seen: str, wanted: str = "", *, cause=None, place=None) -> NoReturn:
    """Fail the check with the wrong idea `name` of the ledger, which says the way out."""
    raise Fault(seen, wanted, misconception=name, cause=cause, place=place)


def show(value) -> str:
    """Describe a value of the submission, short and the same in every run."""
    try:
        text = repr(value)
    except Exception as error:  # the submission's own __repr__
        text = f"a {type(value).__name__} whose repr raises {type(error).__name__}"
    text = without_addresses(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def without_addresses(text: str) -> str:
    """Take out what differs from run to run: addresses in memory."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


class Submission:
    """The folder that is looked at; tells which files and lines are the student's."""

    def __init__(self, folder: Path):
        self.folder = folder.resolve()
        self.prefix = str(self.folder / "items")

    def owns(self, filename: str) -> bool:
        return filename.startswith(self.prefix)

    def relative(self, filename: str) -> str:
        return Path(filename).relative_to(self.folder).as_posix()

    def place_of(self, error: BaseException) -> Place | None:
        """Return the deepest line of the student's code that `error` passed through."""
        if isinstance(error, SyntaxError) and self.owns(error.filename or ""):
            return Place(self.relative(error.filename), error.lineno)
        frames = traceback.walk_tb(error.__traceback__)
        own = [
            (f.f_code.co_filename, line) for f, line in frames if self.owns(f.f_code.co_filename)
        ]
        return Place(self.relative(own[-1][0]), own[-1][1]) if own else None

    def describe(self, error: BaseException) -> str:
        """Name an exception as Python's last line does, without paths of this machine."""
        text = without_addresses(str(error)).replace(str(self.folder), "").strip()
        if isinstance(error, ImportError):
            text = re.sub(r" \([^()]*\.py\)$", "", text)  # where the module lies on this machine
        text = re.sub(r"\. Did you mean '\w+'\?$", "", text)  # some Pythons say it, some do not
        first = text.splitlines()[0] if text else ""
        short = first if len(first) <= 200 else first[:199] + "…"
        name = type(error).__name__
        return f"{name}: {short}{suggestion(error)}" if short and short != "None" else name
