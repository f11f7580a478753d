"""Stand in for the external API: answer with data drawn for this visit, and note each call."""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from enum import Enum, auto
from typing import NamedTuple

import httpx
import respx

from checks.harness.asking.answers import answer
from checks.harness.asking.clients import ClientWatch
from checks.harness.asking.clock import Clock
from checks.harness.asking.error_watch import ErrorWatch
from checks.harness.asking.failures import Failure, failed
from checks.harness.asking.gate import NUMBER, Gate
from checks.harness.asking.network import Network
from checks.harness.fault import Place
from checks.harness.sources import Sources

MOST_CALLS = 200  # of one request to the view; more have no end
ADDRESS = "https://jsonplaceholder.typicode.com/todos/1"

# Which visit the running code belongs to: a task that outlives its view belongs to an earlier one.
ROUND: ContextVar[int | None] = ContextVar("ROUND", default=None)


class Way(Enum):
    """How a call was made; a blocking one holds its thread up while it waits."""

    AWAITED = auto()
    BLOCKING = auto()
    OTHER_LOOP = auto()


class AsksForever(BaseException):
    """Raised in a view that asks the API again and again: no except clause for errors stops it."""


class Call(NamedTuple):
    """One call that reached the API, and the line that made it, or its client if that blocks."""

    method: str
    url: str
    way: Way
    place: Place | None


class FakeApi:
    """The API, as respx fakes it for every httpx client, whatever address it asks."""

    def __init__(self, sources: Sources):
        self.sources = sources
        self.clients = ClientWatch(sources)
        self.errors = ErrorWatch()
        self.clock = Clock()
        self.network = Network(sources, ADDRESS)
        self.round = 0
        self.asked_at_import: list[Place] = []
        self.begin([{}])

    def begin(
        self, payloads: list, loop=None, gate: Gate | None = None, failure: Failure | None = None
    ) -> None:
        """Forget what was seen; answer request number n with payloads[n], or fail.

        `loop` is the event loop in which an async view has to await its calls.
        """
        self.round += 1
        ROUND.set(self.round)
        self.payloads = payloads
        self.failure = failure
        self.loop = loop
        self.gate = gate
        self.calls: list[Call] = []
        self.clients.begin(in_turns=gate is not None)
        self.network.begin()
        self.errors.begin()

    def tell(self, visit) -> None:
        """Note in a visit, a Visit, what was seen since `begin`."""
        visit.calls, visit.connections = self.calls, self.network.connections
        visit.clients, visit.client_before = self.clients.made, self.clients.before
        visit.raised, visit.asked_at_import = self.errors.last, self.asked_at_import

    def install(self, router: respx.MockRouter, patch, notes: Callable[..., bool]) -> None:
        """Route every call here, and watch what respx cannot tell: which clients, how closed.

        `notes` is told of what waits.
        """
        router.route().mock(side_effect=self._answer)
        self.clients.install(patch)
        self.errors.install(patch)
        self.clock.install(patch)
        self.network.install(patch, notes)

    def _answer(self, request: httpx.Request):
        if request.url.scheme not in ("http", "https"):  # respx answers these, the network cannot
            text = "Request URL is missing an 'http://' or 'https://' protocol."
            raise httpx.UnsupportedProtocol(text, request=request)
        way, place = Way.AWAITED, self.sources.place_of_caller()
        if importing := self.sources.place_of_import():
            self.asked_at_import.append(importing)
        if self.clients.blocks():
            way, place = Way.BLOCKING, self.clients.blocking_place() or place
        elif self.loop not in (None, asyncio.get_running_loop()):
            way = Way.OTHER_LOOP
        if ROUND.get() in (None, self.round):
            self.calls.append(Call(request.method, str(request.url), way, place))
        if len(self.calls) > MOST_CALLS:
            raise AsksForever
        if self.failure is Failure.TIMEOUT and way is not Way.BLOCKING:
            return self._too_late(request)
        if self.failure:
            self.clock.skip(1.0)  # it takes a while to find out
            return failed(self.failure, request)
        return self._response() if way is Way.BLOCKING else self._later(gated=way is Way.AWAITED)

    async def _too_late(self, request: httpx.Request) -> httpx.Response:
        timeout = request.extensions.get("timeout", {}).get("read")
        self.clock.skip(timeout or 5.0)
        for _ in range(5):  # the timers that ring by then do what they do
            await asyncio.sleep(0)
        return failed(self.failure, request)

    async def _later(self, gated: bool) -> httpx.Response:
        await asyncio.sleep(0)  # a real answer always takes at least one turn of the event loop
        if self.gate and gated:
            await self.gate.wait()
        return self._response()

    def _response(self) -> httpx.Response:
        return answer(self.payloads[NUMBER.get()])
