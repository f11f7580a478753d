"""What is seen of one request to the view."""

from dataclasses import dataclass, field

import httpx
from django.http import HttpResponse

from checks.harness.causes import Request
from checks.harness.event_loop import Query
from checks.harness.evidence import Run
from checks.harness.failures import Failure
from checks.harness.fake_api import ADDRESS, Call
from checks.harness.fault import Place
from checks.harness.sources import Sources


@dataclass
class Visit(Run):
    """One request to the view, what it met (`words` say what was special), and what was seen.

    The view is what ran: `variables` are its local variables when it ended. `refused` are the
    places where Django raised SynchronousOnlyOperation; `rows` is how many rows the table held,
    `rows_after` how many it held then, `covered` how many of them the view's `items` finds, and
    `element` the first that it finds; `no_model` is the cause why there is no table. `failure`
    says how the API failed, `ended_at` is the line at which the view ended, and `sources` finds
    other lines.
    """

    sources: Sources
    request: Request
    payload: object
    rows: int = 0
    words: str = ""
    rows_after: int = 0
    is_async: bool = True
    no_model: str | None = None
    covered: int | None = None
    element: object = None
    failure: Failure | None = None
    ended_at: Place | None = None
    response: HttpResponse | None = None
    timed_out: bool = False
    calls: list[Call] = field(default_factory=list)
    clients: list[httpx.AsyncClient] = field(default_factory=list)
    bypassed: list[Place | None] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    sleeps: list[Place | None] = field(default_factory=list)
    refused: list[Place | None] = field(default_factory=list)

    @property
    def expected(self) -> tuple:
        """What the view's variables should hold, and so nobody needs to be shown."""
        return ADDRESS, self.payload, self.rows, httpx.Response(200)

    @property
    def ran(self) -> bool:
        """Whether the view's own code ran; False when something around it answered first."""
        return self.ended_at is not None or self.response is None or self.error is not None

    @property
    def error_place(self) -> Place | None:
        """The line of the student's code at which the view stopped, if it was in their code."""
        return self.sources.place_of(self.error) if self.error else None


@dataclass
class Crowd:
    """Five requests at the same time.

    `overlapped` when all were inside the API call at once; `asked` when any was.
    """

    visits: list[Visit]
    overlapped: bool
    asked: bool
