"""Read the record of a submission: what ran, what became of each check."""

from pathlib import Path

import msgspec

from grader.report.outcome import Outcome
from grader.running.protocol import Begun, Death, Died, Ended, Result

DECODER = msgspec.json.Decoder(Begun | Ended | Died | Result)
ENCODER = msgspec.json.Encoder()


class Record:
    """The record in the file `path`, as far as it is whole.

    `damaged` says that a line in it is none: the submission wrote there, and what follows says
    nothing any more.
    """

    def __init__(self, path: Path):
        self.path = path
        self.lines: list[Begun | Ended | Died | Result] = []
        self.damaged = False

    def read(self) -> None:
        """Read what is there now; a last line that was cut off in the middle is taken out."""
        data = self.path.read_bytes() if self.path.exists() else b""
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            with self.path.open("r+b") as file:
                file.truncate(whole)
        self.lines, self.damaged = [], False
        for line in data[:whole].splitlines():
            try:
                self.lines.append(DECODER.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError):
                self.damaged = True
                return

    def outcomes(self) -> dict[str, Outcome]:
        """Return the outcomes of the checks that have ended."""
        results = (line for line in self.lines if isinstance(line, Result))
        return {r.check: Outcome(r.outcome, r.fault, r.trouble or "") for r in results}

    def running(self) -> str | None:
        """Return the activity that had begun and not ended when the process ended."""
        last = self.lines[-1] if self.lines else None
        return last.activity if isinstance(last, Begun) else None

    def blame(self, activity: str, death: Death, detail: str) -> None:
        """Note that the process died in `activity`, for the next process to read."""
        self.add(Died(activity, death, detail))

    def add(self, line: Died | Result) -> None:
        """Write a line."""
        with self.path.open("ab") as file:
            file.write(ENCODER.encode(line) + b"\n")
