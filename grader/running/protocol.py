"""What crosses the border between grader and checks; docs/protocol.md explains it.

checks/harness/protocol.py holds the same on the checks' side, and a test compares the two.
"""

from enum import StrEnum
from typing import Literal

import msgspec

from grader.report.outcome import Fault

KIND = "kind"  # the field that tells the lines of a record apart


class Death(StrEnum):
    """How a process ended that did not come to its own end."""

    TIME = "time"
    CRASH = "crash"


class LookAt(msgspec.Struct, frozen=True):
    """The options that say what to look at; `time_limit` is in seconds, for each activity."""

    submission: str
    seed: str
    record: str
    time_limit: float


class Job(msgspec.Struct, frozen=True):
    """One job of the process that runs checks; `checks` are pytest's names for them."""

    look_at: LookAt
    checks: tuple[str, ...]


class Line(msgspec.Struct, frozen=True, tag_field=KIND, forbid_unknown_fields=True):
    """One line of a record."""


class Begun(Line, frozen=True, tag="begun"):
    """A part of the student's code runs from now on."""

    activity: str


class Ended(Line, frozen=True, tag="ended"):
    """That part came to its end."""

    activity: str


class Died(Line, frozen=True, tag="died"):
    """The process died in it; the only line that the grader writes."""

    activity: str
    death: Death
    detail: str


class Result(Line, frozen=True, tag="result"):
    """What became of a check: `fault` where it failed, `trouble` where it broke down itself."""

    check: str
    outcome: Literal["passed", "failed", "error"]
    fault: Fault | None
    trouble: str | None
