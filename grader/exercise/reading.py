"""Read the exercise's own files; what is wrong with one is said in a sentence that names it.

Only Python's own modules are imported here, so that --help needs no set-up.
"""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

from grader.errors import GradeError
from grader.exercise.paths import ROOT


def place_of(path: Path) -> str:
    """Name a file as an author does: relative to the repository, with slashes."""
    return path.relative_to(ROOT).as_posix()


def read_text(path: Path) -> str:
    """Return what a text file holds; GradeError when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise GradeError(f"{place_of(path)} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise GradeError(f"{place_of(path)} is not saved as UTF-8.") from error


def read_table(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds; GradeError when it cannot be read."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise GradeError(f"{place_of(path)} cannot be read: {error}.") from error


def read_questions(path: Path) -> tuple[dict[str, Any], list[Any]]:
    """Return the whole table of a quiz file, and its list of questions."""
    table = read_table(path)
    questions = table.get("questions")
    if not isinstance(questions, list):
        raise GradeError(f"{place_of(path)} has no [[questions]].")
    return table, questions


def read_module(path: Path) -> ast.Module:
    """Return a Python file as a syntax tree; GradeError when it is none."""
    try:
        return ast.parse(read_text(path))
    except SyntaxError as error:
        where = f"{place_of(path)}, line {error.lineno}" if error.lineno else place_of(path)
        raise GradeError(f"{where} cannot be read as Python: {error.msg}.") from error


def misfit(path: Path, entries: list[Any], error: Exception) -> GradeError:
    """Say in words where the data of a file do not have the shape that is wanted.

    `error` is msgspec's: its last words are the place, as in "at `$[3].points`".
    """
    text, _, place = str(error).partition(" - at `$")
    index, field = re.match(r"(?:\[(\d+)\])?(.*?)`?$", place).groups()  # type: ignore[union-attr]
    entry = entries[int(index)] if index else None
    name = entry.get("id") if isinstance(entry, dict) else None
    which = f" question {name!r}" if name else f" question {int(index) + 1}" if index else ""
    what = f", {field.removeprefix('.')}" if field else ""
    return GradeError(f"{place_of(path)}:{which}{what}: {text.replace('`', '')}.")
