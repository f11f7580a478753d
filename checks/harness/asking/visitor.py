"""Make the visits of one submission: alone, with other data, while the API fails, all at once."""

import asyncio
import random
from functools import partial

import pytest
from asgiref.sync import sync_to_async

from checks.harness import causes
from checks.harness.activities import Activities, Activity
from checks.harness.asking import drawn
from checks.harness.asking.asker import Asker
from checks.harness.asking.crowd import Crowd, all_at_once
from checks.harness.asking.dimensions import varies
from checks.harness.asking.drawn import Meeting
from checks.harness.asking.failures import Failure
from checks.harness.asking.gate import Gate
from checks.harness.asking.payloads import todo
from checks.harness.asking.refill import Refill
from checks.harness.asking.rows import Table
from checks.harness.asking.visit import Visit
from checks.harness.causes import Request
from checks.harness.record import Record
from checks.harness.sources import Sources

SIMULTANEOUS = 5
PATIENCE = 20.0  # seconds that the API waits for all of them, as its clock goes


class Visitor:
    """Make the visits of one submission; the table and the record of what runs are its own.

    `time_limit` is in seconds, for each activity; a view that waits half as long is ended. The
    API is faked and the event loop watched between `__enter__` and `__exit__`.
    """

    def __init__(self, sources: Sources, record: Record, seed: str, time_limit: float):
        self.sources = sources
        self.activities = Activities(record, time_limit, sources)
        self.patience = time_limit / 2
        self.random = random.Random(seed)
        self.table = Table(self.random)
        self.later_visits: list[Visit] = []  # in each list those that came to an end
        self.other_visits: list[Visit] = []
        self.failing_visits: list[Visit] = []
        self.asker = Asker(sources, self.patience)
        self.refill = Refill(self.table)
        self._pauses = False  # the view: whether it lets time pass by itself
        self._patch = pytest.MonkeyPatch()

    def __enter__(self) -> "Visitor":
        self.asker.__enter__()
        self.refill.install(self._patch)
        return self

    def __exit__(self, *_: object) -> None:
        self._patch.undo()
        self.asker.__exit__()

    async def first(self) -> Visit:
        """Ask once, alone; what is printed afterwards is not heard."""
        self.refill.begin()
        ahead = self.asker.api.clock.ahead
        visit = await self._visit(Request.FIRST, causes.REQUEST_1, drawn.first(self.random))
        self._pauses = self.asker.api.clock.ahead != ahead
        self.asker.printed.stop()
        visit.printed = self.asker.printed.lines()
        return visit

    async def later(self, first: Visit) -> list[Visit]:
        """Ask four times more, with other rows or as a browser asks."""
        if first.timed_out or self.later_visits:
            return self.later_visits
        for activity, meeting in zip(causes.LATER, drawn.later(self.random), strict=True):
            self.later_visits.append(await self._visit(Request.LATER, activity, meeting))
        return self.later_visits

    async def others(self, first: Visit) -> list[Visit]:
        """Ask once for each other kind of answer; the table stays as it is."""
        if first.timed_out or not first.calls or self.other_visits:
            return self.other_visits
        with self.activities.running(causes.OTHER_ANSWERS):
            for meeting in drawn.others(self.random, len(self.table.names))[: few(first)]:
                visit = Visit(self.sources, Request.LATER, meeting, meeting.rows)
                await self.asker.alone(visit)
                self.other_visits.append(visit)
        return self.other_visits

    async def failing(self, first: Visit) -> list[Visit]:
        """Ask once for each way in which the API can fail; not where that shows nothing new."""
        all_ended = len(self.later_visits) == len(causes.LATER)
        if not all_ended or not first.calls or self.failing_visits:
            return self.failing_visits
        failures = [failure for failure in Failure if varies(failure.name)]
        with self.activities.running(causes.WITHOUT_API):
            for failure in failures[: few(first)]:
                visit = Visit(self.sources, Request.WITHOUT_API, failure=failure)
                await self.asker.alone(visit)
                self.failing_visits.append(visit)
                if visit.timed_out:
                    break
        return self.failing_visits

    async def crowd(self, first: Visit) -> Crowd | None:
        """Ask five times at once; the API answers when all five are waiting for it.

        None after a visit that shows that this need not be tried.
        """
        if first.timed_out or first.waits:
            return None
        rows = await sync_to_async(self.table.fill)(self.random.randint(3, 9))
        may_refill = bool(rows and first.queries and not self._pauses) and self.refill.is_safe()
        with self.activities.running(causes.FIVE_REQUESTS):
            visits = [
                Visit(self.sources, Request.CROWD, Meeting(rows, todo(self.random)), rows, rows)
                for _ in range(SIMULTANEOUS)
            ]
            refill = partial(self.refill.between, visits, rows + 2) if may_refill else None
            gate = Gate(SIMULTANEOUS, PATIENCE, self.refill.settle)
            loop = asyncio.get_running_loop()
            self.asker.api.begin([visit.payload for visit in visits], loop, gate=gate)
            self.refill.begin()
            with self.asker.api.clock.running_ahead():
                await all_at_once(self.asker.ask, visits, gate, refill)
        self.refill.look_back(visits[0])
        overlapped = gate.most == SIMULTANEOUS and not gate.gave_up
        asked = len(self.asker.api.calls)
        return Crowd(visits, overlapped, gate.most, asked, not self.refill.failed)

    async def _visit(self, request: Request, activity: Activity, meeting: Meeting) -> Visit:
        """Ask once, alone and watched, while the table holds the rows of the meeting."""
        rows = await sync_to_async(self.table.fill)(meeting.rows)
        with self.activities.running(activity):
            visit = Visit(self.sources, request, meeting, rows)
            await self.asker.alone(visit)
        visit.no_model = self.table.no_model and self.table.no_model.cause
        await sync_to_async(self.table.look_at)(visit)
        return visit


def few(first: Visit) -> int | None:
    """Return how many visits of a kind are made after one that takes time; None for all."""
    return 3 if any(wait.takes_time for wait in first.waits) else None
