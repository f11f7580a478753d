"""Notice what holds the event loop up: a query, a sleep, a wait for another thread.

Nothing here measures time. A query is asked which thread it runs in; when that is not the event
loop's, the loop is asked to take one more turn, which a blocked loop cannot.
"""

import asyncio
import sys
import threading
import time
from typing import NamedTuple

from django.core.exceptions import SynchronousOnlyOperation
from django.db.backends.utils import CursorWrapper

from checks.harness.fault import Place
from checks.harness.sources import Sources

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

    def __init__(self, sources: Sources):
        self.sources = sources
        self.loop: asyncio.AbstractEventLoop | None = None
        self._known_to_block = False

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Forget what was seen and watch `loop`."""
        self.loop, self._thread = loop, threading.get_ident()
        self.queries: list[Query] = []
        self.sleeps: list[Place | None] = []
        self.refused: list[Place | None] = []

    def end(self) -> None:
        """Watch nothing any more; what was seen stays."""
        self.loop = None

    def install(self, patch) -> None:
        """Hook into Django's cursors and exceptions, and into time.sleep."""
        execute, sleep = CursorWrapper.execute, time.sleep

        def noted_execute(cursor, *args, **kwargs):
            if self.loop:
                self.queries.append(self._look())
            return execute(cursor, *args, **kwargs)

        def noted_sleep(seconds):
            if self.loop and in_event_loop():
                self.sleeps.append(self.sources.place_of_caller())
            else:
                sleep(seconds)

        def noted_refusal(error, *args):
            Exception.__init__(error, *args)
            self.refused.append(self.sources.place_of_caller())

        patch.setattr(CursorWrapper, "execute", noted_execute)
        patch.setattr(time, "sleep", noted_sleep)
        patch.setattr(SynchronousOnlyOperation, "__init__", noted_refusal, raising=False)

    def _look(self) -> Query:
        if in_event_loop():
            return Query(True, False, self.sources.place_of_caller())
        if not self._known_to_block:
            turned = threading.Event()
            self.loop.call_soon_threadsafe(turned.set)
            self._known_to_block = not turned.wait(PATIENCE)
        stuck = sys._current_frames().get(self._thread) if self._known_to_block else None
        return Query(False, not self._known_to_block, self.sources.place_of_frame(stuck))


def in_event_loop() -> bool:
    """Say whether the calling thread is one that runs an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
