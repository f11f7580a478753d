"""Notice what holds the event loop up: a query, a sleep, a wait for another thread.

Nothing here measures time. A query is asked which thread it runs in; when that is not the event
loop's, the loop is asked to take one more turn, which a blocked loop cannot.
"""

import asyncio
import sys
import threading
from typing import NamedTuple

from django.core.exceptions import SynchronousOnlyOperation
from django.db.backends.utils import CursorWrapper

from checks.harness.asking import waits
from checks.harness.asking.clock import Clock
from checks.harness.asking.waits import Wait
from checks.harness.fault import Place
from checks.harness.sources import Sources

HANDED = asyncio.Handle._run.__code__
PATIENCE = 2.0  # seconds until a loop that does not turn counts as blocked


class Query(NamedTuple):
    """One database query of the view, by where it ran and whether the event loop went on.

    `place` is the line that held the event loop up, if one did.
    """

    in_event_loop: bool
    loop_went_on: bool
    place: Place | None


class LoopWatch:
    """What the view did that an event loop must not do."""

    def __init__(self, sources: Sources, clock: Clock):
        self.sources = sources
        self.clock = clock
        self.loop: asyncio.AbstractEventLoop | None = None
        self._known_to_block = False

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Forget what was seen and watch `loop`."""
        self.loop, self._thread = loop, threading.get_ident()
        self.queries: list[Query] = []
        self.waits: list[Wait] = []
        self.refused: list[Place | None] = []

    def end(self) -> None:
        """Watch nothing any more; what was seen stays."""
        self.loop = None

    def tell(self, visit) -> None:
        """Note in a visit, a Visit, what was seen since `begin`."""
        visit.queries, visit.waits, visit.refused = self.queries, self.waits, self.refused

    def install(self, patch) -> None:
        """Hook into Django's cursors and exceptions, and into functions that wait."""
        execute = CursorWrapper.execute

        def noted_execute(cursor, *args, **kwargs):
            if self.loop:
                self.queries.append(self._look())
            return execute(cursor, *args, **kwargs)

        def noted_refusal(error, *args):
            Exception.__init__(error, *args)
            self.refused.append(self.sources.place_of_caller())

        patch.setattr(CursorWrapper, "execute", noted_execute)
        patch.setattr(SynchronousOnlyOperation, "__init__", noted_refusal, raising=False)
        waits.install(patch, self.notes, self.clock)

    def notes(self, words: str, takes_time: bool = False) -> bool:
        """Note a wait where the student's code makes one in the event loop; say whether it does.

        The loop makes it itself where that code has only handed the function to it.
        """
        if not self.loop or not in_event_loop() or starts_a_thread():
            return False
        place, handed = self.sources.place_of_caller(), sys._getframe(2).f_code is HANDED
        if place or handed:
            self.waits.append(Wait(words, place, takes_time))
        return bool(place or handed)

    def _look(self) -> Query:
        if in_event_loop():
            return Query(True, False, self.sources.place_of_caller())
        if not self._known_to_block:
            turn = threading.Lock()
            turn.acquire()
            self.loop.call_soon_threadsafe(turn.release)
            self._known_to_block = not turn.acquire(timeout=PATIENCE)
        stuck = sys._current_frames().get(self._thread) if self._known_to_block else None
        return Query(False, not self._known_to_block, self.sources.place_of_frame(stuck))


def in_event_loop() -> bool:
    """Say whether the calling thread is one that runs an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def starts_a_thread() -> bool:
    """Say whether a thread is being started: whoever starts one waits until it runs."""
    frame = sys._getframe()
    while frame and frame.f_code is not threading.Thread.start.__code__:
        frame = frame.f_back
    return frame is not None
