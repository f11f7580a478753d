"""Read checks/exercise.toml: what the exercise is called and what of a submission is graded."""

import tomllib
from dataclasses import dataclass
from functools import cache

from grader.exercise.paths import CHECKS


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
    table = tomllib.loads((CHECKS / "exercise.toml").read_text("utf-8"))
    return Exercise(**table | {"runs_with": tuple(table.get("runs_with", ()))})
