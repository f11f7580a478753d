"""Tell of a view that neither passes the API's error on nor replies with an error status."""

from checks.harness.asking.error_watch import behind
from checks.harness.asking.visit import Visit
from checks.harness.explaining.handlers import of_the_handler
from checks.harness.explaining.lines import of_the_end
from checks.harness.explaining.stops import returned_instead
from checks.harness.fault import fail

INSTEAD = "an exception that passes, or a status of 400 or more"
NOTHING_THERE = NameError | AttributeError  # what Python says when something was never set


def must_not_stumble(visit: Visit) -> None:
    """Fail when the API failed and the view returns nothing, or goes on until it stumbles."""
    when, kept_back = f"When {visit.failure}, the view", _is_kept_back(visit)
    idea = "swallowed-exception" if kept_back else None
    if visit.calls and (returned := returned_instead(visit)):
        at = of_the_handler(visit) if kept_back else of_the_end(visit)
        fail(f"{when} returns {returned.words}.", INSTEAD, idea=idea, at=at, hides_hint=True)
    if kept_back and isinstance(visit.error, NOTHING_THERE):
        said = visit.sources.describe(visit.error)
        seen = f"{when} goes on after the error, until it stops itself: {said}"
        fail(seen, INSTEAD, idea=idea, at=of_the_handler(visit))


def _is_kept_back(visit: Visit) -> bool:
    """Say whether the API's error was raised, and is not behind what ended the view."""
    errors = [id(error) for error in behind(visit.error)]
    return visit.raised is not None and id(visit.raised) not in errors
