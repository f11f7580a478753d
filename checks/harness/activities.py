"""Run a part of the student's code, and end it when it never stops.

When the student's code takes the whole Python process down, nothing in that process can report
it. So each activity is noted in the record before it begins and after it ends. A fresh process
that reads the same record knows which activity was deadly: it blames it at once, instead of
trying it again, and looks at everything else.
"""

import faulthandler
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checks.harness.alarm import TimeIsUp, alarm
from checks.harness.fault import Fault, Place
from checks.harness.protocol import Death
from checks.harness.record import Record
from checks.harness.sources import Sources


@dataclass(frozen=True)
class Activity:
    """A part of the student's code that runs under a time limit.

    `cause` is its name in the record, and the cause of a fault in it; `words` begin a sentence.
    """

    cause: str
    words: str
    place: Place


class Activities:
    """The activities of one submission; without a record there is no time limit.

    `limit` is in seconds, for each activity.
    """

    def __init__(self, record: Record, limit: float, sources: Sources):
        self.record = record
        self.limit = limit
        self.sources = sources
        self.deadly = record.deadly()

    @contextmanager
    def running(self, activity: Activity):
        """Note that `activity` runs; raise Fault if it has taken an earlier process down."""
        if died := self.deadly.get(activity.cause):
            raise self._fault(activity, activity.place, died["death"], died["detail"])
        if self.record.path is None:
            yield
            return
        self.record.begin(activity.cause)
        with self._trace(activity).open("w") as trace:
            faulthandler.dump_traceback_later(self.limit, exit=True, file=trace)
            try:
                with alarm(0.7 * self.limit):
                    yield
            except TimeIsUp as error:
                place = self.sources.place_of(error) or activity.place
                raise self._fault(activity, place, Death.TIME) from error
            except (SystemExit, KeyboardInterrupt, GeneratorExit) as error:
                # pytest forgets these, and what needs the same fixture next breaks down
                place = self.sources.place_of(error) or activity.place
                seen = f"{activity.words} stops with {self.sources.describe(error)}"
                cause = activity.cause
                raise Fault(seen, idea="ends-the-process", cause=cause, at=place) from error
            finally:
                faulthandler.cancel_dump_traceback_later()
        self.record.end(activity.cause)

    def _trace(self, activity: Activity) -> Path:
        """Return the file into which faulthandler writes where an activity was at its end."""
        return self.record.path.with_suffix(f".{activity.cause}.trace")

    def _fault(self, activity: Activity, place: Place, death: str, detail: str = "") -> Fault:
        trace = self._trace(activity)
        stuck = trace.read_text("utf-8", "replace") if trace.exists() else ""
        if stuck or death == Death.TIME:
            return Fault(
                f"{activity.words} did not come to an end in time.",
                "code that comes to an end: no endless loop, no wait that blocks",
                idea="never-ends", cause=activity.cause, at=self._own_line(stuck) or place,
            )  # fmt: skip
        return Fault(
            f"{activity.words} ended the whole Python process ({detail}).",
            "code that returns: take out calls such as os._exit(), exit() and os.kill()",
            idea="ends-the-process", cause=activity.cause, at=place,
        )  # fmt: skip

    def _own_line(self, stuck: str) -> Place | None:
        """Find the student's line in what faulthandler wrote, innermost call first."""
        for file, line in re.findall(r'File "(.+)", line (\d+)', stuck):
            if self.sources.owns(file):
                return Place(self.sources.relative(file), int(line))
        return None
