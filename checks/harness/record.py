"""Write the record of a submission: a line for each activity and for each result of a check.

The grader reads it when the process has ended, and so does a fresh process that goes on with the
checks that are left: an activity that began and never ended was deadly.
"""

import json
from pathlib import Path

from checks.harness.evidence import Evidence
from checks.harness.fault import Fault, Place
from checks.harness.protocol import FAULT, Line, Outcome
from checks.harness.showing import harmless


class Record:
    """The record in the file `path`; None keeps none."""

    def __init__(self, path: str | None):
        self.path = Path(path) if path else None

    def begin(self, activity: str) -> None:
        """Note that an activity runs from now on."""
        self._write(Line.BEGUN, activity=activity)

    def end(self, activity: str) -> None:
        """Note that an activity came to its end."""
        self._write(Line.ENDED, activity=activity)

    def result(self, check: str, fault: dict | None, trouble: str | None) -> None:
        """Note what became of a check: no fault and no trouble is a pass."""
        outcome = Outcome.FAILED if fault else Outcome.ERROR if trouble else Outcome.PASSED
        self._write(Line.RESULT, check=check, outcome=outcome, fault=fault, trouble=trouble)

    def deadly(self) -> dict[str, dict]:
        """Return the activities in which an earlier process died, each with its line."""
        if not (self.path and self.path.exists()):
            return {}
        lines = map(json.loads, self.path.read_text("utf-8").splitlines())
        return {line["activity"]: line for line in lines if line["kind"] == Line.DIED}

    def _write(self, kind: Line, **fields) -> None:
        if self.path:
            with self.path.open("a", encoding="utf-8") as record:
                record.write(json.dumps({"kind": kind, **fields}) + "\n")


def fields_of(fault: Fault, cause: str, place: Place | None, evidence: Evidence) -> dict:
    """Return a fault as the fields of the protocol; `place` is where it is to be mended."""
    values = (
        harmless(fault.seen), harmless(fault.wanted), fault.idea, cause,
        place and harmless(place.file), place and place.line, fault.hides_hint, fault.whole_file,
        *evidence,
    )  # fmt: skip
    return dict(zip(FAULT, values, strict=True))
