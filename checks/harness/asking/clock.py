"""Put the event loop's clock forward, so that a long wait for the API passes at once."""

import asyncio


class Clock:
    """The clock of the running event loop; `limit` is the time that a request may take.

    What the view itself waits for, `asyncio.timeout(2)` say, is over when the clock says so.
    """

    def __init__(self) -> None:
        self.limit: asyncio.Timeout | None = None
        self._ahead = 0.0  # seconds
        self._loop: asyncio.AbstractEventLoop | None = None

    async def forward(self, seconds: float) -> None:
        """Let `seconds` pass for all timers of the loop but the limit."""
        self._install(asyncio.get_running_loop())
        self._ahead += seconds
        if self.limit and self.limit.when() is not None:
            self.limit.reschedule(self.limit.when() + seconds)
        for _ in range(5):  # the timers that ring now have a few turns to do what they do
            await asyncio.sleep(0)

    def _install(self, loop: asyncio.AbstractEventLoop) -> None:
        if loop is not self._loop:
            real = loop.time
            loop.time = lambda: real() + self._ahead  # type: ignore[method-assign]
            self._loop = loop
