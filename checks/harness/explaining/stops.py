"""Explain why a view stopped: the exception in words, and the wrong idea behind it."""

import ast
import re
from dataclasses import dataclass

from checks.harness.asking.visit import Visit
from checks.harness.causes import SET_BY_THE_TASK, VIEWS, Cause, Request
from checks.harness.explaining.explained import explained, explained_otherwise
from checks.harness.explaining.ideas import idea_behind
from checks.harness.explaining.kept import of_what_is_kept
from checks.harness.explaining.lines import is_in_finally, of_the_loop
from checks.harness.explaining.no_json import of_what_is_no_json
from checks.harness.explaining.roots import root_of
from checks.harness.fault import Explained, Fault, Place
from checks.harness.showing import told_by
from checks.harness.source.nodes import around, calls
from checks.harness.source.raised import exhausted


@dataclass(frozen=True)
class Returned:
    """What a view returned instead of a response: the name of its type, and words for it."""

    type_name: str
    words: str

    @property
    def never_ran(self) -> bool:
        """Whether it is code of an async function that nobody awaited."""
        return self.type_name in ("coroutine", "async_generator")


def why_stopped(visit: Visit, when: str) -> Fault:
    """Explain the exception that ended the view: a known wrong idea if it is one."""
    began, wanted = exhausted(visit.error), "a view that runs to its end"
    place = (began and visit.sources.place_of(began)) or visit.error_place
    if visit.timed_out:
        return _gave_no_answer(visit)
    at = f" ({place})" if place else ""
    later = at_which_request(visit)
    asked_for = getattr(visit.error, "name", None) in SET_BY_THE_TASK  # no slip for another name
    idea, told = idea_behind(visit), visit.sources.describe(visit.error, suggest=not asked_for)
    stopped = f"`fetch_data` stopped {when}{later}{at}: "
    seen = stopped + told
    to_change = of_what_is_no_json(visit) or place
    if why := explained(visit) or (None if idea else explained_otherwise(visit)):
        plain = visit.sources.describe(visit.error, suggest=False)
        seen = f"{stopped}{plain}{'' if plain.endswith('.') else '.'} {why.seen}".rstrip()
        idea, wanted, to_change = None, why.wanted, why.at or to_change
    kept = idea in ("shared-state", "shared-client")
    cause = Cause.KEPT_BETWEEN_REQUESTS if kept else root_of(visit, place)
    return Fault(
        seen, "" if idea else wanted, idea=idea, cause=cause,
        at=(kept and of_what_is_kept(visit.sources)) or to_change,
        hides_hint=cause == Cause.VIEW_STOPPED or why is not None,
    )  # fmt: skip


def _gave_no_answer(visit: Visit) -> Fault:
    place = visit.error_place
    loop = of_the_loop(visit.sources, place)
    spins = holds_up(visit, loop)  # and it is chance in which of its lines it was
    at = f" (it was at {loop if spins else place})" if place else ""
    five = visit.request is Request.CROWD
    which = " when five requests came at once" if five else at_which_request(visit)
    seen, cause = f"`fetch_data` gave no answer in time{which}{at}.", root_of(visit, place)
    at, hides_hint = loop, cause == Cause.VIEW_STOPPED
    if spins:
        seen += f" The loop in line {loop.line} never awaits, so that nothing else can run."
        wanted = "an `await` of what the loop waits for, in its place"
        return Fault(seen, wanted, cause=cause, at=at, hides_hint=True)
    if kept := _never_given_back(visit, place):
        return Fault(f"{seen} {kept.seen}", kept.wanted, cause=cause, at=kept.at, hides_hint=True)
    return Fault(seen, idea="never-ends", cause=cause, at=at, hides_hint=hides_hint)


def _never_given_back(visit: Visit, at: Place | None) -> Explained | None:
    """Explain a wait for something that an earlier request took and did not give back."""
    for call in calls(visit.sources, "acquire"):
        owner = ast.unparse(call.func).removesuffix(".acquire")
        back = [
            Place(VIEWS, release.lineno) for release in calls(visit.sources, "release")
            if ast.unparse(release.func) == f"{owner}.release"
        ]  # fmt: skip
        if (
            at is None
            or call.lineno != at.line
            or any(is_in_finally(visit.sources, b) for b in back)
        ):
            continue
        seen = f"Earlier requests took `{owner}` in this line, and nothing gives it back."
        if back:
            seen = (
                f"Line {back[-1].line} gives `{owner}` back: it is not reached when a call fails."
            )
        wanted = f"the view without `{owner}`, or `async with {owner}:` around the call"
        return Explained(seen, wanted, back[-1] if back else at)
    return None


def holds_up(visit: Visit, at: Place | None) -> bool:
    """Say whether a loop that asks again and again holds up what it waits for."""
    loops = [n for n in around(visit.sources, at, ast.While) if at and n.lineno == at.line]
    asks = [n for n in loops if any(isinstance(part, ast.Call) for part in ast.walk(n.test))]
    return any(not any(isinstance(p, ast.Await) for p in ast.walk(n)) for n in asks)


def at_which_request(visit: Visit) -> str:
    """End the words "stopped before ..." where it was not at the first request."""
    if visit.request is not Request.LATER:
        return ""
    differs = {"answer": bool(visit.calls), "rows": visit.rows == visit.meeting.rows}
    seen = differs.get(visit.meeting.special, True)  # whether the view can have met what differs
    return f" {visit.meeting.words}" if seen else " at a later request"


def returned_instead(visit: Visit) -> Returned | None:
    """Return what the view returned if that was no response, from Django's complaint of it."""
    if visit.error is None or visit.error_place:
        return None
    text = told_by(visit.error)
    if "didn't return an HttpResponse" in text and "returned None" in text:
        return Returned("NoneType", "nothing")
    # asgiref notices a coroutine before Django does
    if "didn't return an Http" in text or "can only be applied to sync functions" in text:
        return Returned("coroutine", "an unawaited coroutine")
    kind = re.match(r"(?:type object )?'(\w+)'", text)
    if isinstance(visit.error, AttributeError) and kind and "Request" not in kind[1]:
        what = "the class" if text.startswith("type object") else "a value of the type"
        return Returned(kind[1], f"{what} {kind[1]}, which is no response")
    return None
