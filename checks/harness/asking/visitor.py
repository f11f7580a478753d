"""Ask for /fetch-data/ and keep what is seen: reply, variables of the view, calls to the API."""

import asyncio
import os
import random
from contextlib import ExitStack

import pytest
import respx
from asgiref.sync import iscoroutinefunction, sync_to_async
from django.test import AsyncClient

from checks.harness import causes, urls
from checks.harness.activities import Activities, Activity, TimeIsUp
from checks.harness.asking import drawn
from checks.harness.asking.compare import has_right
from checks.harness.asking.crowd import Crowd, all_at_once
from checks.harness.asking.drawn import Meeting, varies
from checks.harness.asking.event_loop import LoopWatch
from checks.harness.asking.failures import Failure
from checks.harness.asking.fake_api import AsksForever, FakeApi, Gate
from checks.harness.asking.frames import FrameWatch
from checks.harness.asking.patches import end_of_process, quick_sleep
from checks.harness.asking.rows import Table
from checks.harness.asking.visit import Visit
from checks.harness.causes import Request
from checks.harness.printed import Printed
from checks.harness.record import Record
from checks.harness.sources import Sources

SIMULTANEOUS = 5
NOTHING = Meeting(0, None)


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
        self.later_visits: list[Visit] = []  # those that came to an end
        self.api = FakeApi(sources)
        self.watch = LoopWatch(sources)
        self.frames = FrameWatch(sources)
        self.printed = Printed(sources)
        self._installed = ExitStack()

    def __enter__(self) -> "Visitor":
        router = self._installed.enter_context(respx.mock(assert_all_called=False))
        patch = self._installed.enter_context(pytest.MonkeyPatch.context())
        self.api.install(router, patch)
        self.watch.install(patch)
        self.printed.install(patch)
        patch.setattr(os, "_exit", end_of_process)
        return self

    def __exit__(self, *_: object) -> None:
        self._installed.close()

    async def first(self) -> Visit:
        """Ask once, alone; what is printed afterwards is not heard."""
        visit = await self._visit(Request.FIRST, causes.REQUEST_1, drawn.first(self.random))
        self.printed.stop()
        visit.printed = self.printed.lines()
        return visit

    async def later(self, first: Visit) -> list[Visit]:
        """Ask four times more, each with other rows and another kind of answer."""
        if first.timed_out or self.later_visits:
            return self.later_visits
        for activity, meeting in zip(causes.LATER, drawn.later(self.random), strict=True):
            self.later_visits.append(await self._visit(Request.LATER, activity, meeting))
        return self.later_visits

    async def failing(self, first: Visit) -> list[Visit]:
        """Ask once for each way in which the API can fail; not where that shows nothing new."""
        all_ended = len(self.later_visits) == len(causes.LATER)
        if not all_ended or not has_right([first], "external", "payload"):
            return []
        with self.activities.running(causes.WITHOUT_API), quick_sleep():
            return [await self._failing(failure) for failure in Failure if varies(failure.name)]

    async def _failing(self, failure: Failure) -> Visit:
        visit = Visit(self.sources, Request.WITHOUT_API, payload=None, failure=failure)
        await self._watched(visit, Meeting(0, None))
        return visit

    async def crowd(self, first: Visit) -> Crowd | None:
        """Ask five times at once; the API answers when all five are waiting for it.

        None after a visit that shows that this need not be tried.
        """
        if first.timed_out or first.sleeps:
            return None
        rows = await sync_to_async(self.table.fill)(self.random.randint(3, 9))
        with self.activities.running(causes.FIVE_REQUESTS):
            visits = [
                Visit(self.sources, Request.CROWD, drawn.todo(self.random), rows)
                for _ in range(SIMULTANEOUS)
            ]
            gate = Gate(SIMULTANEOUS, self.patience / 2)
            self.api.begin([visit.payload for visit in visits], gate=gate)
            await all_at_once(self._ask, visits)
        overlapped = gate.opened.is_set() and not gate.gave_up
        return Crowd(visits, overlapped, asked=bool(self.api.calls))

    async def _visit(self, request: Request, activity: Activity, meeting: Meeting) -> Visit:
        """Ask once, alone and watched, while the table holds the rows of the meeting."""
        rows = await sync_to_async(self.table.fill)(meeting.rows)
        with self.activities.running(activity):
            visit = Visit(self.sources, request, meeting.payload, rows, meeting.words)
            await self._watched(visit, meeting)
        visit.no_model = self.table.no_model and self.table.no_model.cause
        await sync_to_async(self.table.look_at)(visit)
        return visit

    async def _watched(self, visit: Visit, meeting: Meeting) -> None:
        route = urls.urlpatterns[0]
        loop = asyncio.get_running_loop()
        visit.is_async = iscoroutinefunction(route.callback)
        own_loop = loop if visit.is_async else None
        self.api.begin([visit.payload], own_loop, failure=visit.failure)
        self.watch.begin(loop)
        self.frames.start(route)
        try:
            await self._ask(visit, meeting)
        finally:
            self.frames.stop()
            self.watch.end()
        self.frames.tell(visit)
        visit.calls, visit.bypassed = self.api.calls, self.api.bypassed
        visit.clients, visit.client_before = self.api.clients.made, self.api.clients.before
        visit.raised = self.api.errors.last
        visit.queries, visit.sleeps = self.watch.queries, self.watch.sleeps
        visit.refused = self.watch.refused

    async def _ask(self, visit: Visit, meeting: Meeting = NOTHING) -> None:
        client = AsyncClient(raise_request_exception=False)
        try:
            async with asyncio.timeout(self.patience) as limit:
                self.api.clock.limit = limit
                address = f"/fetch-data/{meeting.query}"
                visit.response = await client.get(address, headers=meeting.headers)
            info = getattr(visit.response, "exc_info", None)
            visit.error = info[1] if info else None
        except BaseException as error:  # sys.exit() too: it is the student's, and is reported
            visit.error = error
            visit.timed_out = limit.expired() or isinstance(error, TimeIsUp | AsksForever)
