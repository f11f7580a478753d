"""What the other threads do while the event loop runs: work, or wait for a moment or for more."""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import thread as pool
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from checks.harness.asking.waiting import TURN, WAITING, in_main_thread, real_wait


class Others:
    """The threads besides that of the event loop.

    One is at work unless it waits for work, for a condition or for a moment by the clock, or
    stands where it stood when the visit began: it waits then for something that is not noted.
    """

    def __init__(self) -> None:
        self.turns = 0  # of the event loop: how often it has looked for what is to be done next
        self._moved = threading.Condition()
        self._moments: dict[int, float] = {}  # by thread: when it goes on
        self._waking: set[int] = set()  # threads whose moment has come
        self._left: set[int] = set()  # work that no thread has begun yet, by id
        self._begun: dict[int, Future] = {}  # by thread: what it has begun of that
        self._parked: dict[int, tuple[int, int]] = {}
        self._new: WeakKeyDictionary = WeakKeyDictionary()  # by thread or future: its turn

    def install(self, patch) -> None:
        """Note the work that is left to others, from when it is there until one begins it."""
        init, run, start = pool._WorkItem.__init__, pool._WorkItem.run, threading.Thread.start
        execute = asyncio.BaseEventLoop.run_in_executor

        def noted_init(item, *args, **kwargs):
            self._left.add(id(item))
            init(item, *args, **kwargs)
            self._new[item.future] = self.turns

        def noted_run(item, *args, **kwargs):
            ident = threading.get_ident()
            self._begun[ident] = item.future
            self._left.discard(id(item))
            try:
                run(item, *args, **kwargs)
            finally:
                del self._begun[ident]

        def noted_start(thread):
            self._new[thread] = self.turns
            start(thread)

        def noted_execute(loop, executor, function, *args):
            future = execute(loop, executor, function, *args)
            if not isinstance(executor, pool.ThreadPoolExecutor | None):  # perhaps of processes
                self._left.add(id(future))
                future.add_done_callback(lambda done: self._left.discard(id(done)))
            return future

        patch.setattr(pool._WorkItem, "__init__", noted_init)
        patch.setattr(pool._WorkItem, "run", noted_run)
        patch.setattr(threading.Thread, "start", noted_start)
        patch.setattr(asyncio.BaseEventLoop, "run_in_executor", noted_execute)

    def begin(self) -> None:
        """Note where the threads stand now."""
        self._left.clear()
        self._waking.clear()
        self._parked = {ident: _spot(frame) for ident, frame in _frames()}

    def any(self) -> bool:
        """Say whether there is work left to a thread, or a thread but those without work."""
        idle = pool._worker.__code__
        return bool(self._left) or any(frame.f_code is not idle for _, frame in _frames())

    def work(self) -> bool:
        """Say whether a thread is at work, or about to be."""
        frames = dict(_frames())
        if self._left or self._waking & frames.keys() or self._begun.keys() - self._moments.keys():
            return True
        return any(
            frame.f_code not in WAITING and self._parked.get(ident) != _spot(frame)
            for ident, frame in frames.items()
        )

    def is_new(self, begun: object) -> bool:
        """Say whether a thread, or the work of a future, was begun since the loop's last turn."""
        return self._new.get(begun) == self.turns

    def is_at_work(self, thread: threading.Thread) -> bool:
        """Say whether who waits for a thread waits for work: a pool ends threads that have none.

        Work that was begun since the loop's last turn counts, also when it is done already.
        """
        if thread in pool._threads_queues:
            begun = self._begun.get(thread.ident or 0)
            at_work = begun is not None and not begun.done()
            return at_work or bool(self._left) or self.turns in self._new.values()
        return thread.is_alive() or self.is_new(thread)

    def moments(self) -> list[float]:
        """Return the moments that threads wait for, as the clock shows them."""
        return list(self._moments.values())

    @contextmanager
    def waiting(self, moment: float | None) -> Iterator[None]:
        """Note that the calling thread waits, and for which moment at the longest."""
        ident = threading.get_ident()
        if moment is not None and not in_main_thread():
            self._moments[ident] = moment
        try:
            yield
        finally:
            self._moments.pop(ident, None)
            self._waking.discard(ident)

    def sleep(self, goes_on: Callable[[], bool], moment: float) -> None:
        """Let the calling thread wait for a moment, as long as `goes_on` says so."""
        with self.waiting(moment), self._moved:
            while goes_on():
                real_wait(self._moved, TURN)

    def wake(self, now: float) -> None:
        """Let those go on whose moment has come."""
        due = {ident for ident, moment in list(self._moments.items()) if moment <= now}
        self._waking |= due
        for ident in due:
            self._moments.pop(ident, None)
        with self._moved:
            self._moved.notify_all()


def _frames() -> list:
    main = threading.main_thread().ident
    return [(ident, frame) for ident, frame in sys._current_frames().items() if ident != main]


def _spot(frame) -> tuple[int, int]:
    return id(frame), frame.f_lasti
