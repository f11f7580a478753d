"""Read what is asked and what it is worth from the sources of checks/, without running them.

The points of a report come from here, never from what pytest happened to collect: a submission
that cannot even start has 0 of all points, not 0 of 0.
"""

import ast
import inspect
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


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


@dataclass(frozen=True)
class Misconception:
    """A wrong idea: why it is wrong, the way out, and a page to read."""

    id: str
    title: str
    explanation: str
    way_out: str
    link: str


@cache
def load_steps() -> tuple[Step, ...]:
    """Return the steps in order; ValueError when a check lacks its title, hint or points."""
    files = sorted((ROOT / "checks").glob("test_step*_*.py"))
    return tuple(_read_step(number, file) for number, file in enumerate(files, start=1))


@cache
def load_ledger() -> dict[str, Misconception]:
    """Return the misconceptions by id."""
    text = (ROOT / "checks" / "misconceptions.toml").read_text("utf-8")
    return {name: Misconception(id=name, **entry) for name, entry in tomllib.loads(text).items()}


def split_docstring(text: str | None, owner: str) -> tuple[str, str]:
    """Return first line without its full stop, and the rest; ValueError when one is missing."""
    title, _, rest = inspect.cleandoc(text or "").partition("\n")
    if not title or not rest.strip():
        raise ValueError(f"{owner} needs a docstring with a title, an empty line and a text")
    return title.strip().removesuffix("."), rest.strip()


def _read_step(number: int, file: Path) -> Step:
    tree = ast.parse(file.read_text("utf-8"))
    title, task = split_docstring(ast.get_docstring(tree), file.name)
    checks = tuple(
        _read_check(node, file)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )
    return Step(number, title, task, checks)


def _read_check(node: ast.FunctionDef | ast.AsyncFunctionDef, file: Path) -> Check:
    title, hint = split_docstring(ast.get_docstring(node), node.name)
    return Check(
        id=node.name.removeprefix("test_").replace("_", "-"),
        nodeid=f"checks/{file.name}::{node.name}",
        title=title,
        hint=hint,
        points=_read_points(node),
    )


def _read_points(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    for decorator in node.decorator_list:
        match decorator:
            case ast.Call(
                func=ast.Attribute(attr="points"), args=[ast.Constant(value=int(points))]
            ):
                return points
    raise ValueError(f"{node.name} needs @pytest.mark.points(n)")
