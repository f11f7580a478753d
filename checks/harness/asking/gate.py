"""Hold the answers of the API back until several requests wait for one."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar

# Which of the simultaneous requests the running code belongs to.
NUMBER: ContextVar[int] = ContextVar("NUMBER", default=0)


class Gate:
    """Hold the answers back until `size` requests wait for one at the same time.

    `inside` are those that wait now, `most` is how many there were at once; `reached` is set when
    the first one waits. What `settle` does comes before it opens.
    """

    def __init__(self, size: int, patience: float, settle: Callable[[], Awaitable]):
        self.size = size
        self.settle = settle
        self.patience = patience  # seconds; ends the wait of an answer that is wrong already
        self.inside: set[int] = set()
        self.most = 0
        self.reached = asyncio.Event()
        self.opened = asyncio.Event()
        self.gave_up = False

    async def wait(self) -> None:
        self.reached.set()
        self.inside.add(NUMBER.get())
        self.most = max(self.most, len(self.inside))
        if len(self.inside) == self.size:
            try:
                await self.settle()
            finally:
                self.opened.set()
        try:
            await asyncio.wait_for(self.opened.wait(), self.patience)
        except TimeoutError:
            self.gave_up = True
            self.opened.set()
        self.inside.discard(NUMBER.get())
