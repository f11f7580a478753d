"""What is exchanged in Python while the student's code runs."""

import os
from collections.abc import Callable


def ends_this_process_only(leave: Callable[[int], None]) -> Callable[[int], None]:
    """Return a stand-in for os._exit, so that what the code did before it can still be looked at.

    A process that the code has forked ends as it would.
    """
    looking = os.getpid()

    def end_of_process(status=0):
        if os.getpid() != looking:
            leave(status)
        raise SystemExit(f"os._exit({status})")

    return end_of_process
