"""What became of one check, as the process that ran it said."""

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# The checks keep to these bounds; a line that does not was written by the submission.
LONGEST_SHOWN, LONGEST_PRINTED = 90, 200  # characters
MOST_VALUES, MOST_PRINTED = 3, 7
Shown = Annotated[str, Meta(max_length=LONGEST_SHOWN)]
Printed = Annotated[str, Meta(max_length=LONGEST_PRINTED)]


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a check found; the fields are those of docs/protocol.md.

    `file` is relative to the submission, `line` counts from 1. `hides_hint` when the hint of the
    check speaks of something else; `whole_file` when the file as a whole cannot be used. `source`
    is the text of the line, `values` what its variables held, `printed` what the code printed.
    """

    seen: str
    wanted: str = ""
    misconception: str | None = None
    cause: str | None = None
    file: str | None = None
    line: int | None = None
    hides_hint: bool = False
    whole_file: bool = False
    source: Shown = ""
    values: Annotated[tuple[Shown, ...], Meta(max_length=MOST_VALUES)] = ()
    printed: Annotated[tuple[Printed, ...], Meta(max_length=MOST_PRINTED)] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one check: failed with its fault, or an error with the trouble there was."""

    status: Literal["passed", "failed", "error"]
    fault: Fault | None = None
    trouble: str = ""
