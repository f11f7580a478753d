"""The limits of the visits that go on at the same time."""

import asyncio
from contextlib import suppress


class Limits:
    """When visits are over: at `end` by the real clock, or with the clock `most` seconds ahead."""

    def __init__(self) -> None:
        self.end, self.most = 0.0, 0.0
        self._timeouts: list[asyncio.Timeout] = []

    def begin(self, end: float, most: float) -> asyncio.Timeout:
        """Return the limit of one more visit; enter it with `async with`."""
        self.end, self.most = end, most
        self._timeouts.append(asyncio.timeout(None))
        return self._timeouts[-1]

    def end_all(self) -> None:
        """End the visits: nothing can happen any more, or they took too long."""
        for timeout in self._timeouts:
            with suppress(RuntimeError):  # it has come to its end by itself
                timeout.reschedule(asyncio.get_running_loop().time())
