"""Read the ledger of misconceptions, checks/misconceptions.toml."""

from dataclasses import dataclass, fields
from functools import cache

from grader.errors import GradeError
from grader.exercise.paths import CHECKS
from grader.exercise.reading import place_of, read_table

FILE = CHECKS / "misconceptions.toml"


@dataclass(frozen=True)
class Idea:
    """The text of a misconception: the idea, why it is wrong, the way out, and a page to read."""

    title: str
    explanation: str
    way_out: str
    link: str


@cache
def load_ledger() -> dict[str, Idea]:
    """Return the ideas by the id of their misconception; GradeError when one is not whole."""
    wanted = {field.name for field in fields(Idea)}
    table = read_table(FILE)
    for name, entry in table.items():
        if not isinstance(entry, dict) or set(entry) != wanted:
            raise GradeError(f"{place_of(FILE)}: {name!r} needs {', '.join(sorted(wanted))}.")
    return {name: Idea(**entry) for name, entry in table.items()}
