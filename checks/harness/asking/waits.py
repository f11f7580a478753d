"""Hook into functions that wait, so that those called in the event loop are noted."""

import os
import select
import subprocess
import threading
import time
from collections.abc import Callable
from functools import partial, wraps
from typing import NamedTuple

from checks.harness.asking.clock import Clock
from checks.harness.fault import Place


class Wait(NamedTuple):
    """A call that waits in the event loop, in words that go on after "The view", and its line.

    `takes_time` when the clock cannot run ahead of it.
    """

    words: str
    place: Place
    takes_time: bool = False


# Functions that wait, by where they are found. What uses them inside waits too: Future.result(),
# Event.wait(), Queue.get(), subprocess.run().
FOR_A_PROCESS = (
    (os, "system", "calls os.system"),
    (subprocess.Popen, "wait", "waits for another process"),
    (subprocess.Popen, "communicate", "waits for another process"),
)


def install(patch, notes: Callable[..., bool], clock: Clock) -> None:
    """Let `notes` know what waits, and say whether that counts: then the clock may run ahead."""
    sleep, wait, look = time.sleep, threading.Condition.wait, select.select

    def noted_sleep(seconds):
        slept = clock.sleep(seconds)
        if not notes("calls time.sleep") and not slept:
            sleep(seconds)

    def noted_wait(condition, timeout=None):
        if timeout == 0 or not notes("waits in a call that blocks"):
            return wait(condition, timeout)
        return clock.wait(partial(wait, condition), timeout)

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
    for owner, name, words in FOR_A_PROCESS:
        patch.setattr(owner, name, _noted(getattr(owner, name), partial(notes, words, True)))


def _noted(wait: Callable, notes: Callable[[], bool]) -> Callable:
    """Return the function `wait`, which is noted where it is called in the event loop."""

    @wraps(wait)
    def noted(*args, **kwargs):
        if 0 not in (*args, *kwargs.values()):  # a timeout of 0 only looks
            notes()
        return wait(*args, **kwargs)

    return noted
