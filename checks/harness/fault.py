"""How a check tells what is wrong: one verb, `fail`, and what it carries, a Fault."""

from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from checks.harness.showing import show as show
from checks.harness.showing import without_addresses as without_addresses


@dataclass(frozen=True)
class Place:
    """A line of the submission: `file` relative to the submission with slashes, `line` from 1."""

    file: str
    line: int | None = None

    def __str__(self):
        return f"{self.file}, line {self.line}" if self.line else self.file


class Explained(NamedTuple):
    """What is behind an exception, as a sentence; what to do; the line to change."""

    seen: str
    wanted: str
    at: Place | None = None


class Fault(AssertionError):  # noqa: N818 - it is what the check found, not an error of its own
    """One thing that is wrong with the submission.

    `seen` and `wanted` are sentences for the student; `idea` is the wrong idea behind it, an id of
    misconceptions.toml. Faults that have the same `cause` are one mistake: the report tells the
    first and shows the others as blocked by it. `hides_hint` when the hint of the check speaks of
    something else; `whole_file` when the file as a whole cannot be used.
    """

    def __init__(
        self, seen, wanted="", *, idea=None, cause=None, at=None, hides_hint=False, whole_file=False
    ):
        super().__init__(f"{seen} Wanted: {wanted}" if wanted else seen)
        self.seen = seen
        self.wanted = wanted
        self.idea = idea
        self.cause = cause
        self.at = at
        self.hides_hint = hides_hint
        self.whole_file = whole_file


def fail(seen: str, wanted: str = "", **more) -> NoReturn:
    """Fail the check that runs: say what was seen and what was wanted; `more` is as in Fault."""
    raise Fault(seen, wanted, **more)
