"""Hook into functions that wait, so that those called in the event loop are noted."""

import os
import select
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent import futures
from functools import partial, wraps
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from checks.harness.asking.clock import Clock
from checks.harness.fault import Place


class Wait(NamedTuple):
    """A call that waits in the event loop, in words that go on after "The view", and its line.

    `takes_time` when the clock cannot run ahead of it; without a line the loop has made the call.
    """

    words: str
    place: Place | None
    takes_time: bool = False


# Functions that wait for another process; what uses them inside waits too: subprocess.run().
FOR_A_PROCESS = (
    (os, "system", "calls os.system"),
    (os, "popen", "calls os.popen"),
    (subprocess.Popen, "wait", "waits for another process"),
    (subprocess.Popen, "communicate", "waits for another process"),
    (BaseProcess, "join", "waits for another process"),
)


def install(patch, notes: Callable[..., bool], clock: Clock) -> None:
    """Let `notes` know what waits, and say whether that counts; all waits go by the clock.

    What uses these inside waits too: Event.wait(), Queue.get(), Executor.shutdown().
    """
    sleep, look = time.sleep, select.select

    def noted_sleep(seconds):
        slept = clock.sleep(seconds)
        if not notes("calls time.sleep") and not slept:
            sleep(seconds)

    def noted_wait(condition, timeout=None):
        if timeout != 0:
            notes("waits in a call that blocks")
        return clock.wait_for(condition, timeout)

    def noted_look(readable, writable, others, timeout=None):
        files = readable, writable, others
        if timeout == 0 or not notes("calls select.select"):
            return look(*files, timeout)

        def ready(seconds):
            found = look(*files, seconds)
            return found if any(found) else None

        return clock.wait(ready, timeout) or ([], [], [])

    patch.setattr(time, "sleep", noted_sleep)
    patch.setattr(threading.Condition, "wait", noted_wait)
    patch.setattr(select, "select", noted_look)
    _install_for_threads(patch, notes, clock)
    for owner, name, words in FOR_A_PROCESS:
        patch.setattr(owner, name, _noted(getattr(owner, name), partial(notes, words, True)))


def _install_for_threads(patch, notes: Callable[..., bool], clock: Clock) -> None:
    join, result = threading.Thread.join, futures.Future.result

    def noted_join(thread, timeout=None):
        if timeout != 0 and clock.others.is_at_work(thread):
            notes("waits for a thread")

        def ended(seconds):
            join(thread, seconds)
            return not thread.is_alive()

        clock.wait(ended, timeout)

    def noted_result(future, timeout=None):
        if timeout != 0 and clock.others.is_new(future):
            notes("waits for the result of a future")
        return result(future, timeout)

    patch.setattr(threading.Thread, "join", noted_join)
    patch.setattr(futures.Future, "result", noted_result)


def _noted(wait: Callable, notes: Callable[[], bool]) -> Callable:
    """Return the function `wait`, which is noted where it is called in the event loop."""

    @wraps(wait)
    def noted(*args, **kwargs):
        if 0 not in (*args, *kwargs.values()):  # a timeout of 0 only looks
            notes()
        return wait(*args, **kwargs)

    return noted
