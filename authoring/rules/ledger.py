"""The ledger: every misconception is whole, and somebody is told of it."""

from collections.abc import Iterator

from authoring.rules.sources import keywords, strings
from grader.exercise.ledger import load_ledger
from grader.marking.key import read_key


def every_idea_that_is_told_is_in_the_ledger() -> Iterator[str]:
    """A check that names an unknown idea would tell a student nothing."""
    for name in sorted(set(keywords("idea")) - set(load_ledger())):
        yield f"checks/ tells of the misconception {name!r}, which the ledger lacks."


def every_misconception_is_raised() -> Iterator[str]:
    """What nobody is told is a text that nobody keeps true."""
    solutions = (read_key() or {}).values()
    in_quiz = {wrong.misconception for s in solutions for wrong in s.feedback.values()}
    for name in load_ledger():
        if name not in strings() and name not in in_quiz:
            yield f"checks/misconceptions.toml: no check and no question tells of {name!r}."


def every_entry_is_whole() -> Iterator[str]:
    """An idea has a title, a reason, a way out and a page to read."""
    for name, idea in load_ledger().items():
        for field in ("title", "explanation", "way_out"):
            if not getattr(idea, field):
                yield f"checks/misconceptions.toml: {name!r} has an empty {field}."
        if not idea.link.startswith("https://"):
            yield f"checks/misconceptions.toml: the link of {name!r} does not begin with https://."


RULES = (
    every_idea_that_is_told_is_in_the_ledger,
    every_misconception_is_raised,
    every_entry_is_whole,
)
