"""Find the line by which a function calls itself again and again, from how deep it got."""

from traceback import walk_tb
from typing import NamedTuple

from checks.harness.asking.visit import Visit
from checks.harness.fault import Place

DEEP = 10  # so often a function of the student's runs inside itself only if it calls itself


class Again(NamedTuple):
    """A line by which a function is called that is running already, and a sentence on that."""

    at: Place
    seen: str


def of_the_recursion(visit: Visit) -> Again | None:
    """Return the call by which the student's functions got ever deeper when the view stopped."""
    for error in filter(None, (visit.error, visit.error and visit.error.__cause__)):
        frames = [
            (frame.f_code, line) for frame, line in walk_tb(error.__traceback__)
            if visit.sources.owns(frame.f_code.co_filename)
        ]  # fmt: skip
        codes = [code for code, _ in frames]
        deep = [n for n, code in enumerate(codes[:-1]) if codes.count(code) > DEEP]
        for n in deep[:1]:
            (code, line), called = frames[n], codes[n + 1]
            what = " again" if called is code else ", and that leads back to this line"
            seen = f"Line {line} calls `{called.co_name}`{what}."
            return Again(Place(visit.sources.relative(code.co_filename), line), seen)
    return None
