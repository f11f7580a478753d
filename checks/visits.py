"""Ask for /fetch-data/ and keep what is seen: reply, variables of the view, calls to the API."""

import asyncio
import random
from dataclasses import dataclass, field

import httpx
from asgiref.sync import iscoroutinefunction
from django.http import HttpResponse
from django.test import AsyncClient

from checks import urls
from checks.activity import TimeIsUp
from checks.event_loop import LoopWatch, Query
from checks.fake_api import NUMBER, Call, FakeApi, Gate
from checks.faults import Place, Submission
from checks.frames import FrameWatch

WORDS = "amber birch cedar delta ember fjord grove heron inlet juniper kelp lark".split()
SIMULTANEOUS = 5


@dataclass
class Visit:
    """One request to the view, and all that was seen of it.

    `variables` are the view's local variables when it ended; `refused` are the places where
    Django raised SynchronousOnlyOperation; `rows` is how many rows the table held, `rows_after`
    how many it held then, and `covered` how many of them the view's `items` finds; `no_model` is
    the cause why there is no table.
    """

    payload: dict
    rows: int = 0
    rows_after: int = 0
    first: bool = False
    is_async: bool = True
    no_model: str | None = None
    covered: int | None = None
    response: HttpResponse | None = None
    error: BaseException | None = None
    timed_out: bool = False
    variables: dict = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    clients: list[httpx.AsyncClient] = field(default_factory=list)
    bypassed: list[Place] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    sleeps: list[Place | None] = field(default_factory=list)
    refused: list[Place | None] = field(default_factory=list)


@dataclass
class Crowd:
    """Five requests at the same time.

    `overlapped` when all were inside the API call at once; `asked` when any was.
    """

    visits: list[Visit]
    overlapped: bool
    asked: bool


class Visitor:
    """Make the visits of one submission and collect what was seen.

    `patience` is in seconds: a view that waits longer for nothing is ended.
    """

    def __init__(
        self, submission: Submission, api: FakeApi, watch: LoopWatch, seed: str, patience: float
    ):
        self.patience = patience
        self.api = api
        self.watch = watch
        self.frames = FrameWatch(submission)
        self.random = random.Random(seed)

    async def visit(self, rows: int) -> Visit:
        """Ask once, alone, while the database holds `rows` rows."""
        visit = Visit(payload=self._payload(), rows=rows)
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
        return visit

    async def in_vain(self) -> Visit:
        """Ask once while the API cannot be reached."""
        visit = Visit(payload={})
        self.api.begin([])
        await self._ask(visit)
        visit.calls = self.api.calls
        return visit

    async def crowd(self, rows: int) -> Crowd:
        """Ask five times at once; the API answers when all five are waiting for it."""
        visits = [Visit(payload=self._payload(), rows=rows) for _ in range(SIMULTANEOUS)]
        gate = Gate(SIMULTANEOUS, self.patience / 2)
        self.api.begin([visit.payload for visit in visits], gate=gate)
        await asyncio.gather(*(self._ask(visit, n) for n, visit in enumerate(visits)))
        overlapped = gate.opened.is_set() and not gate.gave_up
        return Crowd(visits, overlapped, asked=bool(self.api.calls))

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

    def _payload(self) -> dict:
        """Draw what the API answers: the shape of the real one, never its data."""
        return {
            "userId": self.random.randint(100, 9999),
            "id": self.random.randint(1000, 99999),
            "title": " ".join(self.random.sample(WORDS, 3)),
            "completed": self.random.random() < 0.5,
        }
