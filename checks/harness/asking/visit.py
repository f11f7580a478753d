"""What is seen of one request to the view."""

from dataclasses import dataclass, field

import httpx
from django.http import HttpResponse

from checks.harness.asking.clients import Made
from checks.harness.asking.drawn import NOTHING, Meeting
from checks.harness.asking.event_loop import Query, Wait
from checks.harness.asking.failures import Failure
from checks.harness.asking.fake_api import ADDRESS, Call
from checks.harness.asking.network import Connection
from checks.harness.causes import Request
from checks.harness.evidence import Run
from checks.harness.fault import Place
from checks.harness.sources import Sources


@dataclass
class Visit(Run):
    """One request to the view, what it met, and what was seen.

    The view is what ran; it ended in the line `ended_at`, and `refused` are the places where Django
    raised SynchronousOnlyOperation. Of the table: `rows` is how many rows it held, `rows_after` how
    many then (of five at once either number is right), `names` and `ids` what they hold; `covered`
    how many of them the view's `items` finds, `element` the first of these, `left_out` the name of
    the first that it does not find, `unreadable` why it cannot be asked; `hidden` whether the
    model's own manager leaves rows out; `no_model` is the cause why there is no table. Of the API:
    `failure` says how it failed, `clients` are those that the view made, `client_before` one that
    was made before, `raised` is the last exception that told of a failure, and `asked_at_import`
    are the lines that asked it while a file was imported. `connections` are tries to get past
    httpx.
    """

    when = "at the first request"

    sources: Sources
    request: Request
    meeting: Meeting = NOTHING
    rows: int = 0
    rows_after: int = 0
    looked_at: bool = False
    is_async: bool = True
    no_model: str | None = None
    covered: int | None = None
    element: object = None
    unreadable: str = ""
    left_out: str | None = None
    hidden: bool = False
    names: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    failure: Failure | None = None
    raised: Exception | None = None
    ended_at: Place | None = None
    response: HttpResponse | None = None
    timed_out: bool = False
    calls: list[Call] = field(default_factory=list)
    clients: list[Made] = field(default_factory=list)
    client_before: Made | None = None
    asked_at_import: list[Place] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    refused: list[Place | None] = field(default_factory=list)

    @property
    def bypassed(self) -> list[Connection]:
        """The connections by which the view asks the API, or what else is asked in its place."""
        return [c for c in self.connections if c.to_api or (c.is_web and not self.calls)]

    @property
    def payload(self) -> object:
        """What the API answers."""
        return self.meeting.payload

    @property
    def expected(self) -> tuple:
        """What the view's variables should hold, and so nobody needs to be shown."""
        return ADDRESS, self.payload, self.rows, httpx.Response(200)

    @property
    def ran(self) -> bool:
        """Whether the view's own code ran; False when something around it answered first."""
        entered = self.ended_at is not None or self.error_place is not None
        return entered or self.response is None

    @property
    def came_to_its_end(self) -> bool:
        """Whether no exception ended the view's own code; what it returned may be no response."""
        return self.ended_at is not None and self.error_place is None and not self.timed_out

    @property
    def caught_at(self) -> Place | None:
        """The line that the API's error got to, if the student's code took it up there."""
        return self.sources.caught_at(self.raised)

    @property
    def error_place(self) -> Place | None:
        """The line of the student's code at which the view stopped, if it was in their code."""
        errors = (self.error, self.error and self.error.__cause__ if self.timed_out else None)
        places = (self.sources.place_of(error) for error in errors if error)
        return next(filter(None, places), None)
