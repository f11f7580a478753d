"""Wait in turns, so that who waits can be told to stop, and tell which code only waits."""

import threading
from collections.abc import Callable
from concurrent.futures import thread as pool
from contextlib import suppress

TURN = 0.02  # seconds that another thread has to begin what it was told to do
real_wait = threading.Condition.wait


def in_main_thread() -> bool:
    """Say whether the calling thread is the main one, which runs the event loop."""
    return threading.current_thread() is threading.main_thread()


def wait_while(condition: threading.Condition, goes_on: Callable[[], bool]) -> bool:
    """Wait as Condition.wait() does, as long as `goes_on`, which is asked often, says so."""
    waiter = threading.Lock()
    waiter.acquire()
    condition._waiters.append(waiter)
    state, notified = condition._release_save(), False
    try:
        while not (notified := waiter.acquire(timeout=TURN)) and goes_on():
            pass
    finally:
        condition._acquire_restore(state)
        if not notified:
            with suppress(ValueError):
                condition._waiters.remove(waiter)
    return notified


JOINS = [getattr(threading.Thread, name, None) for name in ("join", "_wait_for_tstate_lock")]
WAITING = {f.__code__ for f in (pool._worker, real_wait, wait_while, *JOINS) if f}
