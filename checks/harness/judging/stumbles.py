"""Tell of a view that neither passes the API's error on nor replies with an error status."""

import ast

from checks.harness.asking.error_watch import behind
from checks.harness.asking.visit import Visit
from checks.harness.explaining.handlers import of_the_handler
from checks.harness.explaining.helpers import nothing_returned
from checks.harness.explaining.lines import of_the_end
from checks.harness.explaining.stops import returned_instead
from checks.harness.fault import Place, fail
from checks.harness.source.nodes import around

MAKES = ast.Expr | ast.Assign
INSTEAD = "an exception that passes, or a status of 400 or more"
NOTHING_THERE = NameError | AttributeError  # what Python says when something was never set


def must_not_stumble(visit: Visit) -> None:
    """Fail when the API failed and the view returns nothing, or goes on until it stumbles."""
    when, kept_back = f"When {visit.failure}, the view", _is_kept_back(visit)
    idea = "swallowed-exception" if kept_back else None
    if visit.calls and (returned := returned_instead(visit)):
        at = of_the_handler(visit) if kept_back else of_the_end(visit)
        seen = f"{when} returns {returned.words}."
        if returned.type_name == "NoneType" and (why := nothing_returned(visit)):
            fail(f"{seen} {why.seen}", why.wanted, at=why.at, hides_hint=True)
        if made := _made_in_vain(visit, at):
            seen += f" Line {made.line} makes a reply, and nothing returns it."
            fail(seen, "a `return` for that reply", at=made, hides_hint=True)
        fail(seen, INSTEAD, idea=idea, at=at, hides_hint=True)
    if kept_back and isinstance(visit.error, NOTHING_THERE):
        said = visit.sources.describe(visit.error)
        seen = f"{when} goes on after the error, until it stops itself: {said}"
        fail(seen, INSTEAD, idea=idea, at=of_the_handler(visit))


def _made_in_vain(visit: Visit, at: Place | None) -> Place | None:
    """Return the line beside another, or in the same handler, that makes a reply."""
    handlers = around(visit.sources, at, ast.ExceptHandler)
    near = [part for handler in handlers for part in ast.walk(handler)]
    for node in (*near, *around(visit.sources, at, MAKES)):
        if isinstance(node, MAKES) and "Response(" in ast.unparse(node):
            return Place(at.file, node.lineno)
    return None


def _is_kept_back(visit: Visit) -> bool:
    """Say whether the API's error was raised, and is not behind what ended the view."""
    errors = [id(error) for error in behind(visit.error)]
    return visit.raised is not None and id(visit.raised) not in errors
