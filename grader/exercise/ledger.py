"""Read the ledger of misconceptions, checks/misconceptions.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from grader.exercise.paths import CHECKS


@dataclass(frozen=True)
class Idea:
    """The text of a misconception: the idea, why it is wrong, the way out, and a page to read."""

    title: str
    explanation: str
    way_out: str
    link: str


@cache
def load_ledger() -> dict[str, Idea]:
    """Return the ideas by the id of their misconception."""
    text = (CHECKS / "misconceptions.toml").read_text("utf-8")
    return {name: Idea(**entry) for name, entry in tomllib.loads(text).items()}
