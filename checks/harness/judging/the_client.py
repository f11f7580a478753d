"""The client that asks the API: one for each request, and closed when that has ended."""

from checks.harness.asking.clients import Made
from checks.harness.asking.fake_api import Way
from checks.harness.asking.visit import Visit
from checks.harness.causes import Cause
from checks.harness.explaining.kept import of_what_is_kept
from checks.harness.explaining.roots import is_no_close
from checks.harness.explaining.stops import at_which_request
from checks.harness.fault import fail
from checks.harness.source.nodes import is_awaited, of_a_call


def must_not_pass_on_its_client(visit: Visit, later: list[Visit]) -> None:
    """Fail when the view leaves its client open, and a later request asks with an earlier one."""
    awaited = [v for v in later if v.calls and all(call.way is Way.AWAITED for call in v.calls)]
    opened = _left_open(visit)
    if opened and any(not current.clients for current in awaited):
        seen = "A later request makes no AsyncClient: it asks with one that was made before it."
        at, cause = of_what_is_kept(visit.sources), Cause.KEPT_BETWEEN_REQUESTS
        fail(seen, idea="shared-client", cause=cause, at=at or opened[0].place)


def must_be_closed(visit: Visit) -> None:
    """Fail when a client that the view made is open now."""
    opened = _left_open(visit)
    if not opened:
        return
    which = at_which_request(visit)
    seen = "The AsyncClient is still open when the view has ended."
    if which:
        seen = f"The view leaves the AsyncClient open{which}."
    if visit.failure:
        seen = f"When {visit.failure}, the AsyncClient is still open after the view."
    if is_no_close(visit.error):
        seen += f" A client of httpx has no `{visit.error.name}`."
        wanted, cause = "`await client.aclose()`, or `async with`", Cause.CLIENT
        fail(seen, wanted, cause=cause, at=visit.error_place, hides_hint=True)
    closing = of_a_call(visit.sources, "aclose")
    if is_awaited(visit.sources, closing):
        seen += f" Line {closing.line} closes it, and is not reached."
        fail(seen, "`async with` for the client, or `aclose()` in a `finally`", at=closing)
    if closing:
        seen += f" Line {closing.line} calls `aclose()` and does not await it."
        fail(seen, "`await` in front of that call", idea="missing-await", at=closing)
    fail(seen, idea="client-not-closed", at=opened[0].place)


def _left_open(visit: Visit) -> list[Made]:
    return [made for made in visit.clients if not made.client.is_closed]
