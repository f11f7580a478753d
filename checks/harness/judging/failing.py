"""What a view must do when the API fails: pass the exception on, or reply with an error."""

import ast
from typing import NoReturn

from checks.harness.asking.compare import has_key
from checks.harness.asking.fake_api import AsksForever
from checks.harness.explaining import exits, lines, spots
from checks.harness.explaining.handlers import of_the_handler
from checks.harness.explaining.instead import of_another_reply, of_the_other_value
from checks.harness.explaining.recursion import of_the_recursion
from checks.harness.fault import fail
from checks.harness.judging.stumbles import INSTEAD, must_not_stumble
from checks.harness.source.nodes import around, of_a_call


def must_not_pretend(visit) -> None:
    """Fail when the view replies as if all were well though the API failed, or never replies."""
    when = f"When {visit.failure}, the view"
    place = lines.of_the_loop(visit.sources, visit.error_place)
    if isinstance(visit.error, AsksForever):
        seen = f"{when} asks again and again, without end."
        if again := of_the_recursion(visit):
            seen = f"{when} asks again and again. {again.seen}"
            fail(seen, f"{INSTEAD}, in the place of that call", idea="never-ends", at=again.at)
        fail(seen, f"after a few tries, {INSTEAD}", idea="never-ends", at=place)
    if visit.timed_out:
        fail(f"{when} does not come to an end.", f"soon, {INSTEAD}", idea="never-ends", at=place)
    if visit.response is not None and visit.calls and visit.response.status_code < 400:
        fail_for_pretending(visit, when)
    must_not_stumble(visit)


def fail_for_pretending(visit, when: str) -> NoReturn:
    """Fail because the view replies as if all were well; say what makes it go on."""
    seen = f"{when} replies as if all were well, with status {visit.response.status_code}."
    at = of_the_handler(visit)
    if task := spots.of_a_forgotten_task(visit.sources):
        seen += f" The task of line {task.line} goes on beside the view, and nothing waits for it."
        fail(seen, spots.AWAITED, at=task, hides_hint=True)
    if not has_key(visit, "external"):
        seen = f"{when} replies with status {visit.response.status_code}: that all is well."
        at = of_another_reply(visit, at) or at or lines.of_the_return(visit)
        fail(seen, "`status=502`, say, in that reply", at=at, hides_hint=True)
    if at and around(visit.sources, at, ast.Return) and lines.is_in_finally(visit.sources, at):
        seen += f" The `return` of line {at.line}, in a `finally`, drops the exception."
        fail(seen, "that `return` below the block", at=at, hides_hint=True)
    if quiet := of_a_call(visit.sources, "move_on_after"):
        seen += f" `move_on_after` in line {quiet.line} ends its block without an exception."
        fail(seen, INSTEAD, at=quiet, hides_hint=True)
    if at and exits.drops(visit.sources, at):
        seen += f" The `return True` of line {at.line} drops the exception."
        fail(seen, "no `return True` there", idea="swallowed-exception", at=at)
    if at:
        handled = around(visit.sources, at, ast.ExceptHandler)
        if around(visit.sources, at, ast.Assign) and not handled:
            seen += f" It goes on with the value of line {at.line}."
        fail(seen, INSTEAD, idea="swallowed-exception", at=at)
    at = of_the_other_value(visit) or lines.of_the_return(visit)
    fail(seen, INSTEAD, at=at, hides_hint=True)
