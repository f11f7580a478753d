"""Let the clock run ahead during a visit, so that waits of any length pass at once.

A view may pause, try again, or give up after ten seconds: nothing of that is waited for, and no
verdict depends on how fast the machine is. All that waits sees the same clock: the timers of the
event loop, `time.monotonic()` and its like, `time.sleep()` in a thread, waits for a thread.
"""

import asyncio
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures.thread import _worker as waits_for_work
from contextlib import contextmanager, suppress
from typing import Any

CLOCKS = (
    (time, "monotonic"),
    (time, "time"),
    (time, "perf_counter"),
    (threading, "_time"),
    (queue, "time"),
)
MOST = 1000.0  # seconds that the clock runs ahead in one visit; who waits longer has no end
TURN = 0.02  # seconds that another thread has to begin what it was told to do
WAITING = {waits_for_work.__code__, threading.Condition.wait.__code__}


class Clock:
    """The clock, as far as `ahead` (in seconds) of the real one; it never goes back."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self._runs = False
        self._begun, self._limit, self._most = 0.0, 0.0, 0.0
        self._timeouts: list[asyncio.Timeout] = []
        self._in_threads = 0
        self._now = time.monotonic

    def install(self, patch) -> None:
        """Let everybody read this clock, and note what is left to threads."""
        for owner, name in CLOCKS:
            real = getattr(owner, name)
            patch.setattr(owner, name, lambda real=real: real() + self.ahead)
        run = asyncio.BaseEventLoop.run_in_executor

        def noted_run(loop, executor, function, *args):
            future = run(loop, executor, function, *args)
            self._in_threads += 1
            future.add_done_callback(self._came_back)
            return future

        patch.setattr(asyncio.BaseEventLoop, "run_in_executor", noted_run)

    @contextmanager
    def running_ahead(self) -> Iterator[None]:
        """Put the clock forward to the next timer whenever nothing else is left to do."""
        selector = asyncio.get_running_loop()._selector  # type: ignore[attr-defined]
        select = selector.select
        selector.select = lambda timeout=None: self._select(select, timeout)
        self._runs, self._timeouts = True, []
        try:
            yield
        finally:
            self._runs = False
            del selector.select

    def limit(self, seconds: float) -> asyncio.Timeout:
        """Return the limit of a visit, in seconds of real time; enter it with `async with`.

        It counts while the clock runs ahead.
        """
        self._begun, self._limit, self._most = self._now(), seconds, self.ahead + MOST
        self._timeouts.append(asyncio.timeout(None))
        return self._timeouts[-1]

    def sleep(self, seconds: float) -> bool:
        """Let some seconds pass at once, if the clock runs ahead now; say whether it does."""
        self.ahead += seconds if self._runs else 0
        return self._runs

    def wait(self, wait: Callable[[float | None], Any], timeout: float | None) -> Any:
        """Call `wait` in the event loop until it gives something true, or the timeout is over.

        When no other thread does anything, the time passes at once.
        """
        if not self._runs or timeout is None or timeout <= TURN:
            return wait(timeout)
        while timeout > 0:
            if done := wait(min(TURN, timeout)):
                return done
            timeout -= TURN
            if not _work():  # in the meantime the loop hears of no thread that has come back
                self.ahead += max(timeout, 0)
                break
        return wait(0)

    async def forward(self, seconds: float) -> None:
        """Let `seconds` pass, and the timers that ring by then do what they do."""
        self.sleep(seconds)
        for _ in range(5):
            await asyncio.sleep(0)

    def _select(self, select, timeout: float | None) -> list:
        """Stand in for the selector of the loop: wait for threads only, never for time."""
        left = self._begun + self._limit - self._now()
        if timeout is not None and timeout <= 0:
            if left <= 0:
                self._end()
            return select(timeout)
        if events := select(max(left, 0) if self._in_threads else TURN if _others() else 0):
            return events
        endless = timeout is None or self.ahead > self._most
        if not self._is_busy() and not endless:
            self.ahead += timeout
        elif left <= 0 or not self._is_busy():
            self._end()
        return []

    def _end(self) -> None:
        """End the visits: nothing can happen any more, or they took too long."""
        for timeout in self._timeouts:
            with suppress(RuntimeError):  # it has come to its end by itself
                timeout.reschedule(asyncio.get_running_loop().time())

    def _is_busy(self) -> bool:
        """Say whether another thread does something that the event loop may wait for."""
        return self._in_threads > 0 or _work()

    def _came_back(self, _future: asyncio.Future) -> None:
        self._in_threads -= 1


def _work() -> bool:
    """Say whether a thread besides this one is at something other than waiting."""
    return any(code not in WAITING for code in _others())


def _others() -> list:
    """Return what the other threads are at, but for those of executors without work."""
    main = threading.main_thread().ident
    codes = [frame.f_code for ident, frame in sys._current_frames().items() if ident != main]
    return [code for code in codes if code is not waits_for_work.__code__]
