"""The words that the checks say to the grader; docs/protocol.md explains them.

grader/running/protocol.py holds the grader's side of them, and a test compares the two.
"""

from enum import StrEnum

# Options of pytest that say what to look at, as `config.option` names them.
OPTIONS = ("submission", "seed", "record", "time_limit")


class Line(StrEnum):
    """The kinds of line in a record."""

    BEGUN = "begun"
    ENDED = "ended"
    DIED = "died"
    RESULT = "result"


class Outcome(StrEnum):
    """What became of a check; an error is a fault of the checks themselves."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"


class Death(StrEnum):
    """How a process ended that did not come to its own end."""

    TIME = "time"
    CRASH = "crash"


# The fields of a fault, in the order in which they are written.
FAULT = (
    "seen", "wanted", "misconception", "cause", "file", "line", "hides_hint", "whole_file",
    "source", "values", "printed",
)  # fmt: skip
