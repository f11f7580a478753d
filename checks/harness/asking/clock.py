"""Let the clock run ahead during a visit, so that waits of any length pass at once.

A view may pause, try again, or give up after ten seconds: nothing of that is waited for, and no
verdict depends on how fast the machine is. All that waits sees the same clock: the timers of the
event loop, `time.monotonic()` and its like, `time.sleep()` and waits with a timeout, in whatever
thread. Where nothing is left to do, the clock goes to the moment at which the next of them ends.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from checks.harness.alarm import TimeIsUp
from checks.harness.asking.limits import Limits
from checks.harness.asking.others import Others
from checks.harness.asking.waiting import TURN, in_main_thread, real_wait, wait_while

CLOCKS = (
    (time, "monotonic"),
    (time, "time"),
    (time, "perf_counter"),
    (threading, "_time"),
    (queue, "time"),
)
MOST = 1000.0  # seconds that the clock runs ahead in one visit; who waits longer has no end


class Clock:
    """The clock, as far as `ahead` (in seconds) of the real one; it never goes back."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self.others = Others()
        self._runs = False
        self._limits = Limits()
        self._now = time.monotonic

    def install(self, patch) -> None:
        """Let everybody read this clock, and note what is left to threads."""
        for owner, name in CLOCKS:
            real = getattr(owner, name)
            patch.setattr(owner, name, lambda real=real: real() + self.ahead)
        self.others.install(patch)

    def time(self) -> float:
        """Return what this clock shows, in seconds."""
        return self._now() + self.ahead

    @contextmanager
    def running_ahead(self) -> Iterator[None]:
        """Put the clock forward to the next timer whenever nothing else is left to do."""
        selector = asyncio.get_running_loop()._selector  # type: ignore[attr-defined]
        select = selector.select
        selector.select = lambda timeout=None: self._select(select, timeout)
        self._limits = Limits()
        self.others.begin()
        self._runs = True
        try:
            yield
        finally:
            self._runs = False
            del selector.select

    def limit(self, seconds: float) -> asyncio.Timeout:
        """Return the limit of a visit, in seconds of real time; enter it with `async with`."""
        return self._limits.begin(self._now() + seconds, self.ahead + MOST)

    def skip(self, seconds: float) -> bool:
        """Let some seconds pass at once, if the clock runs ahead now; say whether it does."""
        if self._runs:
            self._go_to(self.time() + seconds)
        return self._runs

    def sleep(self, seconds: float) -> bool:
        """Let the calling thread sleep by this clock; say whether it runs ahead."""
        if not self._runs or in_main_thread():
            return self.skip(seconds)
        self.others.sleep(self._patience(seconds), self.time() + seconds)
        return True

    def wait(self, wait: Callable[[float | None], Any], timeout: float | None) -> Any:
        """Call `wait` until it gives something true, or the timeout is over by this clock."""
        if self._is_real(timeout):
            return wait(timeout)
        goes_on = self._patience(timeout)
        while not (done := wait(TURN)):
            if not goes_on():
                return wait(0)
        return done

    def wait_for(self, condition: threading.Condition, timeout: float | None) -> bool:
        """Wait for a condition, or until the timeout is over by this clock."""
        if self._is_real(timeout):
            return real_wait(condition, timeout)
        with self.others.waiting(None if timeout is None else self.time() + timeout):
            return wait_while(condition, self._patience(timeout))

    def _is_real(self, timeout: float | None) -> bool:
        """Say whether a wait takes as long as it takes: nothing would make it shorter."""
        if timeout is None:
            return not self._runs or not in_main_thread()
        return not self._runs or timeout <= TURN

    def _patience(self, timeout: float | None) -> Callable[[], bool]:
        """Return a function that says whether to wait on; it lets time pass in the event loop."""
        end = None if timeout is None else self.time() + timeout
        in_main = in_main_thread()

        def goes_on() -> bool:
            if in_main and not self.others.work():  # and none that comes back is heard of
                moments = self.others.moments() if end is None else [end, *self.others.moments()]
                if moments:
                    self._go_to(min(moments))
            return self._runs and (end is None or self.time() < end)

        return goes_on

    def _go_to(self, moment: float) -> None:
        """Put the clock forward, and wake the threads that waited for that."""
        self.ahead += max(moment - self.time(), 0)
        self.others.wake(self.time())

    def _select(self, select, timeout: float | None) -> list:
        """Stand in for the selector of the loop: wait for threads only, never for time."""
        self.others.turns += 1
        is_over = self._now() >= self._limits.end
        try:
            if timeout is not None and timeout <= 0:
                if is_over:
                    self._limits.end_all()
                return select(timeout)
            if events := select(TURN if self.others.any() else 0):
                return events
            if self.others.work():
                if is_over:
                    self._limits.end_all()
                return []
            if events := select(0):  # of what a thread did just before it had no more to do
                return events
        except TimeIsUp:  # of the alarm: nothing of the student's runs in this thread
            self._limits.end_all()
            return []
        timers = [] if timeout is None else [self.time() + timeout]
        moments = [*timers, *self.others.moments()]
        if moments and self.ahead <= self._limits.most:
            self._go_to(min(moments))
        elif moments or is_over or not self.others.any():
            self._limits.end_all()
        return []
