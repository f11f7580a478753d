"""What is exchanged in Python while the student's code runs."""

import asyncio
from contextlib import contextmanager

import pytest


def end_of_process(status=0):
    """Stand in for os._exit, so that what the code did before it can still be looked at."""
    raise SystemExit(f"os._exit({status})")


@contextmanager
def quick_sleep():
    """Let waits between two tries of a view pass at once: no verdict depends on the clock."""
    with pytest.MonkeyPatch.context() as patch:
        sleep = asyncio.sleep
        patch.setattr(asyncio, "sleep", lambda _, result=None: sleep(0, result))
        yield
