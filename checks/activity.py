"""Keep a record of which part of the student's code runs, and end it when it never stops.

When the student's code takes the whole Python process down, nothing in that process can report
it. So each activity ("import items.views", "request 1") is noted in a file before it begins and
after it ends. A fresh process that reads the same file knows which activity was deadly: it
blames it at once, instead of trying it again, and looks at everything else.
"""

import faulthandler
import json
import re
import signal
from contextlib import contextmanager
from pathlib import Path

from checks.faults import Fault, Place, Submission


class TimeIsUp(BaseException):
    """Raised in the student's code when it runs too long, so that its variables can be read."""


@contextmanager
def alarm(seconds: float):
    """Raise TimeIsUp in the main thread after `seconds`; where there is no such signal, never."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_):
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Activities:
    """The record of one submission, kept in `path`; None keeps none and sets no time limit.

    `limit` is in seconds, for each activity.
    """

    def __init__(self, path: Path | None, limit: float, submission: Submission):
        self.path = path
        self.limit = limit
        self.submission = submission
        self.deadly = self._read() if path and path.exists() else {}

    @contextmanager
    def running(self, name: str, place: Place | None = None):
        """Note that `name` runs; raise Fault if it has taken an earlier process down."""
        if name in self.deadly:
            raise self._fault(name, place)
        if self.path is None:
            yield
            return
        self._note(begin=name)
        with self._trace(name).open("w") as trace:
            faulthandler.dump_traceback_later(self.limit, exit=True, file=trace)
            try:
                with alarm(0.7 * self.limit):
                    yield
            except TimeIsUp as error:
                self.deadly[name] = "time"
                raise self._fault(name, self.submission.place_of(error) or place) from error
            finally:
                faulthandler.cancel_dump_traceback_later()
        self._note(end=name)

    def _note(self, **line):
        with self.path.open("a", encoding="utf-8") as record:
            record.write(json.dumps(line) + "\n")

    def _trace(self, name: str) -> Path:
        """Return the file into which faulthandler writes where `name` was when its time was up."""
        return self.path.with_suffix(f".{re.sub('[^a-z0-9]+', '-', name.lower())}.trace")

    def _read(self) -> dict[str, str]:
        """Return the activities that began and never ended, and how the process ended."""
        deadly, open_now = {}, None
        for text in self.path.read_text("utf-8").splitlines():
            line = json.loads(text)
            open_now = line.get("begin", open_now)
            if "died" in line and open_now:
                deadly[open_now] = line["died"]
            if "end" in line or "died" in line:
                open_now = None
        return deadly

    def _fault(self, name: str, place: Place | None) -> Fault:
        trace = self._trace(name)
        stuck = trace.read_text("utf-8", "replace") if trace.exists() else ""
        if stuck or self.deadly[name] == "time":
            return Fault(
                f"{name} did not end within {self.limit:g} seconds.",
                "code that comes to an end: look for a loop that never stops",
                misconception="never-ends", cause=name, place=self._own_line(stuck) or place,
            )  # fmt: skip
        return Fault(
            f"{name} ended the whole Python process ({self.deadly[name]}).",
            "code that returns: take out calls such as os._exit(), exit() and os.kill()",
            misconception="ends-the-process", cause=name, place=place,
        )  # fmt: skip

    def _own_line(self, stuck: str) -> Place | None:
        """Find the student's line in what faulthandler wrote, innermost call first."""
        for file, line in re.findall(r'File "(.+)", line (\d+)', stuck):
            if self.submission.owns(file):
                return Place(self.submission.relative(file), int(line))
        return None
