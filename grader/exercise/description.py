"""Read checks/exercise.toml: what the exercise is called and what of a submission is graded."""

from dataclasses import dataclass, fields
from functools import cache

from grader.errors import GradeError
from grader.exercise.paths import CHECKS
from grader.exercise.reading import place_of, read_table

FILE = CHECKS / "exercise.toml"


@dataclass(frozen=True)
class Exercise:
    """What stands in checks/exercise.toml.

    `package` is the folder of a submission that is graded, `runs_with` names the files beside it
    without which the app does not run.
    """

    id: str
    title: str
    package: str
    runs_with: tuple[str, ...] = ()


@cache
def load_exercise() -> Exercise:
    """Return the description; only Python's own modules are needed, so that --help has it."""
    table = read_table(FILE)
    known = {field.name for field in fields(Exercise)}
    for name in sorted(set(table) - known):
        raise GradeError(f"{place_of(FILE)} has {name!r}, which means nothing.")
    for name in ("id", "title", "package"):
        if not isinstance(table.get(name), str) or not table[name]:
            raise GradeError(f"{place_of(FILE)} needs a text {name!r}.")
    if not table["package"].isidentifier():
        raise GradeError(f"{place_of(FILE)}: the package is no name of a Python package.")
    return Exercise(**table | {"runs_with": tuple(table.get("runs_with", ()))})
