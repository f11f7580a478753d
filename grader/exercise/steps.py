"""Read the steps and their checks from the sources of checks/, without running them.

The points of a report come from here, never from what pytest happened to collect: a submission
that cannot even start has 0 of all points, not 0 of 0.
"""

import ast
import inspect
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.errors import GradeError
from grader.exercise.paths import CHECKS, ROOT
from grader.exercise.reading import read_module

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Check:
    """One graded test of a step; `nodeid` is pytest's name for it, `hint` may be several lines."""

    id: str
    nodeid: str
    title: str
    hint: str
    points: int


@dataclass(frozen=True)
class Step:
    """One of the steps, with the text that sets its task."""

    number: int
    title: str
    task: str
    checks: tuple[Check, ...]

    @property
    def points(self) -> int:
        return sum(check.points for check in self.checks)


@cache
def load_steps() -> tuple[Step, ...]:
    """Return the steps in order; GradeError when a check lacks its title, hint or points."""
    return tuple(_read_step(number, file) for number, file in sorted(files_of_steps()))


def files_of_steps() -> list[tuple[int, Path]]:
    """Return the modules of checks/ that are a step, each with its number."""
    found = [(re.match(r"test_step(\d+)_", file.name), file) for file in CHECKS.glob("*.py")]
    return [(int(match[1]), file) for match, file in found if match]


def split_docstring(text: str | None, owner: str) -> tuple[str, str]:
    """Return first line without its full stop, and the rest; GradeError when one is missing."""
    title, _, rest = inspect.cleandoc(text or "").partition("\n")
    if not title or not rest.strip():
        raise GradeError(f"{owner} needs a docstring with a title, an empty line and a text.")
    return title.strip().removesuffix("."), rest.strip()


def _read_step(number: int, file: Path) -> Step:
    tree = read_module(file)
    title, task = split_docstring(ast.get_docstring(tree), file.name)
    checks = tuple(read_check(node, file) for node in nodes_of_checks(tree))
    return Step(number, title, task, checks)


def nodes_of_checks(tree: ast.Module) -> list[Function]:
    """Return the functions of a step's module that are checks."""
    functions = (node for node in tree.body if isinstance(node, Function))
    return [node for node in functions if node.name.startswith("test_")]


def read_check(node: Function, file: Path) -> Check:
    """Return a check; GradeError when it lacks its title, hint or points."""
    title, hint = split_docstring(ast.get_docstring(node), f"{file.name}: {node.name}")
    return Check(
        id=node.name.removeprefix("test_").replace("_", "-"),
        nodeid=f"{file.relative_to(ROOT).as_posix()}::{node.name}",
        title=title,
        hint=hint,
        points=_read_points(node, file),
    )


def _read_points(node: Function, file: Path) -> int:
    for decorator in node.decorator_list:
        match decorator:
            case ast.Call(
                func=ast.Attribute(attr="points"), args=[ast.Constant(value=int(points))]
            ) if points > 0:
                return points
    raise GradeError(f"{file.name}: {node.name} needs @pytest.mark.points(n), with n from 1.")
