"""Ask several times at once."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from checks.harness.activities import TimeIsUp
from checks.harness.asking.gate import NUMBER, Gate
from checks.harness.asking.visit import Visit

HEAD_START = 5.0  # seconds, as the clock of the view goes: it ends the wait for one that is stuck


@dataclass
class Crowd:
    """Five requests at the same time.

    `overlapped` when all were inside the API call at once; `most` is how many were, and `asked`
    how many asked at all. Each visit has its `rows`, or `rows_after`, if these are known.
    """

    visits: list[Visit]
    overlapped: bool
    most: int
    asked: int
    rows_are_known: bool = True

    @property
    def stuck(self) -> Visit | None:
        """The one in whose code the event loop stood still, so that none came to its end."""
        return next((v for v in self.visits if isinstance(v.error, TimeIsUp)), None)


async def all_at_once(
    ask: Callable[[Visit], Awaitable[None]],
    visits: list[Visit],
    gate: Gate,
    in_between: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Let `ask` make all visits at once, each with its number (see gate.py).

    `in_between` runs when the first one waits at the gate, or has ended, and before the others
    begin. Where one holds the event loop up until its time is over, the others end too: the next
    would stand still at the same line.
    """
    asking: list[asyncio.Task] = []

    async def ask_or_end_all(number: int, visit: Visit) -> None:
        NUMBER.set(number)
        await ask(visit)
        if isinstance(visit.error, TimeIsUp):
            for other in {*asking} - {asyncio.current_task()}:
                other.cancel()

    def begin(number: int, visit: Visit) -> None:
        asking.append(asyncio.ensure_future(ask_or_end_all(number, visit)))

    first, *others = enumerate(visits)
    begin(*first)
    if in_between:
        asking[0].add_done_callback(lambda _: gate.reached.set())
        with suppress(TimeoutError):
            await asyncio.wait_for(gate.reached.wait(), HEAD_START)
        if isinstance(visits[0].error, TimeIsUp):
            return
        await in_between()
    for other in others:
        begin(*other)
    await asyncio.gather(*asking, return_exceptions=True)
