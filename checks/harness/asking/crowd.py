"""Ask several times at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from checks.harness.activities import TimeIsUp
from checks.harness.asking.gate import NUMBER
from checks.harness.asking.visit import Visit


@dataclass
class Crowd:
    """Five requests at the same time.

    `overlapped` when all were inside the API call at once; `most` is how many were, and `asked`
    how many asked at all.
    """

    visits: list[Visit]
    overlapped: bool
    most: int
    asked: int

    @property
    def stuck(self) -> Visit | None:
        """The one in whose code the event loop stood still, so that none came to its end."""
        return next((v for v in self.visits if isinstance(v.error, TimeIsUp)), None)


async def all_at_once(ask: Callable[[Visit], Awaitable[None]], visits: list[Visit]) -> None:
    """Let `ask` make all visits at once, each with its number (see gate.py).

    Where one holds the event loop up until its time is over, the others end too: the next would
    stand still at the same line.
    """

    async def ask_or_end_all(number: int, visit: Visit) -> None:
        NUMBER.set(number)
        await ask(visit)
        if isinstance(visit.error, TimeIsUp):
            for other in {*asking} - {asyncio.current_task()}:
                other.cancel()

    asking = [asyncio.ensure_future(ask_or_end_all(n, visit)) for n, visit in enumerate(visits)]
    await asyncio.gather(*asking, return_exceptions=True)
