"""What became of one check, as the process that ran it said."""

from dataclasses import dataclass
from typing import Literal

import msgspec


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a check found; the fields are those of docs/protocol.md.

    `file` is relative to the submission, `line` counts from 1. `hides_hint` when the hint of the
    check speaks of something else; `whole_file` when the file as a whole cannot be used.
    """

    seen: str
    wanted: str = ""
    misconception: str | None = None
    cause: str | None = None
    file: str | None = None
    line: int | None = None
    hides_hint: bool = False
    whole_file: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one check: failed with its fault, or an error with the trouble there was."""

    status: Literal["passed", "failed", "error"]
    fault: Fault | None = None
    trouble: str = ""
