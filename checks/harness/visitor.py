"""Ask for /fetch-data/ and keep what is seen: reply, variables of the view, calls to the API."""

import asyncio
import os
import random
from contextlib import ExitStack, suppress

import pytest
import respx
from asgiref.sync import iscoroutinefunction, sync_to_async
from django.test import AsyncClient

from checks.harness import causes, urls
from checks.harness.activities import Activities, Activity, TimeIsUp
from checks.harness.causes import Request
from checks.harness.drawn import payload
from checks.harness.event_loop import LoopWatch
from checks.harness.fake_api import NUMBER, FakeApi, Gate
from checks.harness.fault import Fault
from checks.harness.frames import FrameWatch
from checks.harness.reading import has_right
from checks.harness.record import Record
from checks.harness.rows import Table
from checks.harness.sources import Sources
from checks.harness.visit import Crowd, Visit

SIMULTANEOUS = 5


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
        self.api = FakeApi(sources)
        self.watch = LoopWatch(sources)
        self.frames = FrameWatch(sources)
        self._installed = ExitStack()

    def __enter__(self) -> "Visitor":
        router = self._installed.enter_context(respx.mock(assert_all_called=False))
        patch = self._installed.enter_context(pytest.MonkeyPatch.context())
        self.api.install(router, patch)
        self.watch.install(patch)
        patch.setattr(os, "_exit", end_of_process)
        return self

    def __exit__(self, *_: object) -> None:
        self._installed.close()

    async def first(self) -> Visit:
        """Ask once, alone."""
        return await self._visit(Request.FIRST, causes.REQUEST_1, self.random.randint(3, 9))

    async def later(self, first: Visit) -> list[Visit]:
        """Ask twice more, each with other data: so many rows that a slice shows, then none."""
        if first.timed_out:
            return []
        many = self.random.randint(101, 109)
        return [
            await self._visit(Request.LATER, causes.REQUEST_2, many),
            await self._visit(Request.LATER, causes.REQUEST_3, 0),
        ]

    async def without_api(self, first: Visit) -> Visit | None:
        """Ask once while the API cannot be reached; None where that would show nothing new."""
        if not has_right([first], "external", "payload"):
            return None
        visit = Visit(self.sources, Request.WITHOUT_API, payload={})
        self.api.begin([])
        with suppress(Fault):  # a view that does not end here is told of by later requests
            with self.activities.running(causes.WITHOUT_API):
                await self._ask(visit)
            visit.calls = self.api.calls
            return visit
        return None

    async def crowd(self, first: Visit) -> Crowd | None:
        """Ask five times at once; the API answers when all five are waiting for it.

        None after a visit that shows that this need not be tried.
        """
        if first.timed_out or first.sleeps:
            return None
        rows = await sync_to_async(self.table.fill)(self.random.randint(3, 9))
        with self.activities.running(causes.FIVE_REQUESTS):
            visits = [
                Visit(self.sources, Request.CROWD, payload(self.random), rows)
                for _ in range(SIMULTANEOUS)
            ]
            gate = Gate(SIMULTANEOUS, self.patience / 2)
            self.api.begin([visit.payload for visit in visits], gate=gate)
            await asyncio.gather(*(self._ask(visit, n) for n, visit in enumerate(visits)))
        overlapped = gate.opened.is_set() and not gate.gave_up
        return Crowd(visits, overlapped, asked=bool(self.api.calls))

    async def _visit(self, request: Request, activity: Activity, rows: int) -> Visit:
        """Ask once, alone and watched, while the table holds `rows` rows."""
        rows = await sync_to_async(self.table.fill)(rows)
        with self.activities.running(activity):
            visit = Visit(self.sources, request, payload(self.random), rows)
            await self._watched(visit)
        visit.no_model = self.table.no_model and self.table.no_model.cause
        visit.rows_after = await sync_to_async(self.table.size)()
        visit.covered = await sync_to_async(self.table.covered)(visit.variables.get("items"))
        return visit

    async def _watched(self, visit: Visit) -> None:
        view = urls.urlpatterns[0].callback
        loop = asyncio.get_running_loop()
        visit.is_async = iscoroutinefunction(view)
        self.api.begin([visit.payload], loop if visit.is_async else None)
        self.watch.begin(loop)
        self.frames.start(view)
        try:
            await self._ask(visit)
        finally:
            self.frames.stop()
            self.watch.end()
        frame = self.frames.of_the_view()
        visit.variables = dict(frame.f_locals) if frame else {}
        visit.calls, visit.bypassed = self.api.calls, self.api.bypassed
        visit.clients = self.api.clients
        visit.queries, visit.sleeps = self.watch.queries, self.watch.sleeps
        visit.refused = self.watch.refused

    async def _ask(self, visit: Visit, number: int = 0) -> None:
        NUMBER.set(number)
        client = AsyncClient(raise_request_exception=False)
        try:
            async with asyncio.timeout(self.patience) as limit:
                visit.response = await client.get("/fetch-data/")
            info = getattr(visit.response, "exc_info", None)
            visit.error = info[1] if info else None
        except BaseException as error:  # sys.exit() too: it is the student's, and is reported
            visit.error = error
            visit.timed_out = limit.expired() or isinstance(error, TimeIsUp)


def end_of_process(status=0):
    """Stand in for os._exit, so that what the code did before it can still be looked at."""
    raise SystemExit(f"os._exit({status})")
