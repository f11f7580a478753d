"""A heart that beats only while the event loop is free to run other work."""

import asyncio
import threading
from types import TracebackType
from typing import Self

PATIENCE = 5  # seconds; ends a failing case only


class Heart:
    """Count the turns that the running event loop gives to a second task."""

    def __init__(self) -> None:
        self.beats = 0
        self.loop_thread = threading.get_ident()
        self._beat = threading.Condition()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        await asyncio.sleep(0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._task.cancel()

    async def _run(self) -> None:
        while True:
            with self._beat:
                self.beats += 1
                self._beat.notify_all()
            await asyncio.sleep(0)

    def beats_while_busy(self) -> bool:
        """Say whether the heart beats while the calling function is busy.

        In another thread, wait for a beat. In the loop's own thread, waiting would only stop
        the loop for longer, so compute for a while and see.
        """
        before = self.beats
        if threading.get_ident() == self.loop_thread:
            sum(range(200_000))
            return self.beats > before
        with self._beat:
            return self._beat.wait_for(lambda: self.beats > before, PATIENCE)
