"""Read what a visit left behind; where it is missing, say why."""

import json
from typing import NoReturn

from django.http import HttpResponse

from checks.harness.asking.compare import has_key
from checks.harness.asking.visit import Visit
from checks.harness.causes import REPLY, Cause
from checks.harness.explaining import lines, spots
from checks.harness.explaining.around import kept_from_running
from checks.harness.explaining.caught import caught
from checks.harness.explaining.class_views import spoiled_dispatch
from checks.harness.explaining.helpers import nothing_in, nothing_returned
from checks.harness.explaining.layout import (
    defined_twice,
    ended_early,
    left_over,
    never_called,
    unreached,
)
from checks.harness.explaining.not_set import why_not_set
from checks.harness.explaining.origin import of_a_missing_key
from checks.harness.explaining.stops import at_which_request, returned_instead, why_stopped
from checks.harness.explaining.wrappers import not_awaited_around, reply_lost_around
from checks.harness.fault import fail, show
from checks.harness.source.nodes import decorators, of_a_call

RETURN = f"return {REPLY}"


def variable(visit: Visit, name: str):
    """Return the value that the view's variable `name` holds when the view ends."""
    if name in visit.variables:
        held = visit.variables[name]
        right = name == "external_data" and visit.payload is None
        if held is None and not right and (why := nothing_in(visit, name)):
            fail(f"`{name}` holds None. {why.seen}", why.wanted, at=why.at, hides_hint=True)
        return held
    must_be_called(visit)
    if not returned_instead(visit):
        must_not_stop(visit, f"before `{name}` was set")
    explain_by_layout(visit)
    why = why_not_set(visit, name)
    return fail(why.seen, why.wanted, at=why.at)


def reply(visit: Visit) -> HttpResponse:
    """Return the view's reply; fail when there is none."""
    must_be_called(visit)
    if returned := returned_instead(visit):
        if fault := reply_lost_around(visit, returned.words):
            raise fault
        explain_by_layout(visit)
        idea = "missing-await" if returned.type_name == "coroutine" else None
        at = lines.of_the_end(visit) if returned.type_name == "NoneType" else None
        seen, later = f"`fetch_data` returns {returned.words}.", at_which_request(visit).strip()
        if later:
            seen = f"{later[0].upper()}{later[1:]}, {seen}"
        if at and (why := nothing_returned(visit)):
            fail_reply(visit, f"{seen} {why.seen}", why.wanted, at=why.at, hides_hint=True)
        if not idea and (fault := left_over(visit, seen)):
            raise fault
        if looping := spots.of_a_return_in_a_loop(visit.sources) if at else None:
            seen += f" The `return` in line {looping.line} stands inside a loop."
            fail_reply(visit, seen, "that `return` below the loop", at=looping, hides_hint=True)
        if at and not later and (end := spots.of_the_missing_end(visit.sources, at)):
            seen = f"`fetch_data` ends with line {at.line}, and returns nothing."
            fail_reply(visit, seen, f"`{RETURN}` below that line", at=end, hides_hint=True)
        fail_reply(visit, seen, RETURN, idea=idea, at=at, hides_hint=bool(later))
    must_not_stop(visit, "before it returned a reply")
    if not any(has_key(visit, key) for key in ("external", "item_count")) and (f := caught(visit)):
        raise f
    return visit.response


def body(visit: Visit) -> dict:
    """Return the JSON object that the reply is, of whatever class the reply is."""
    response = reply(visit)
    try:
        content = json.loads(response.content)
    except (AttributeError, ValueError):
        status = f", with status {response.status_code}" if response.status_code != 200 else ""
        later = at_which_request(visit)
        seen = f"The reply{later} is {show(response)}{status}."
        wanted = f"the same kind of reply to every request: {RETURN}" if later else RETURN
        fail_reply(visit, seen, wanted, hides_hint=bool(later))
    if isinstance(content, str) and (dumped := of_a_call(visit.sources, "dumps")):
        seen = "The reply is one text: `json.dumps` made it, and JsonResponse made JSON of that."
        fail_reply(visit, seen, f"{RETURN}, without json.dumps", at=dumped, hides_hint=True)
    if not isinstance(content, dict):
        fail_reply(visit, f"The reply is {show(content)}.", "an object with two keys")
    return content


def value(visit: Visit, key: str):
    """Return one value of the reply."""
    content = body(visit)
    if key not in content:
        explain_by_layout(visit, key)
        at = of_a_missing_key(visit, key)
        later = at_which_request(visit)
        seen, wanted = f"The reply{later} has no key {key!r}.", f"the key {key!r}"
        fail_reply(visit, seen, wanted, at=at, hides_hint=bool(later))
    return content[key]


def fail_reply(visit: Visit, seen: str, wanted: str, **more) -> NoReturn:
    """Fail because of what the view returns, and point at its `return`."""
    at = more.pop("at", None) or lines.of_the_return(visit)
    fail(seen, wanted, cause=Cause.REPLY, at=at, **more)


def explain_by_layout(visit: Visit, key: str = "") -> None:
    """Fail with how the view is laid out, where that is what is behind it."""
    twice = defined_twice(visit.sources)
    if fault := twice or caught(visit) or ended_early(visit) or never_called(visit):
        raise fault
    if key and (fault := unreached(visit, key)):
        raise fault


def must_not_stop(visit: Visit, when: str) -> None:
    """Fail when an exception ended the view; `when` ends the words "`fetch_data` stopped"."""
    if visit.error:
        raise why_stopped(visit, when)


def must_be_called(visit: Visit) -> None:
    """Fail when the view's code never ran: taken for a plain one, or answered for by another."""
    returned = returned_instead(visit)
    if not visit.is_async and returned and returned.never_ran:
        seen = "Django calls `fetch_data` as a plain function, so its code never runs."
        fail(seen, "a view that Django knows to be async", cause=Cause.FETCH_DATA)
    if returned and returned.never_ran and not visit.ran and (fault := spoiled_dispatch(visit)):
        raise fault
    if returned and returned.never_ran and (fault := not_awaited_around(visit)):
        raise fault
    if not visit.ran and (visit.error is None or decorators(visit.sources, "fetch_data")):
        raise kept_from_running(visit)
