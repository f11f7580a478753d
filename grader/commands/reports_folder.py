"""The folder that --out names: the reports of single submissions, and what is made of all."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader import atomic
from grader.errors import GradeError
from grader.report.model import Report
from grader.writers import FOR_ALL, FOR_EACH


def prepare(folder: Path) -> None:
    """Make the folder for reports; GradeError when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        why = "it is a file" if folder.is_file() else error.strerror
        raise GradeError(
            f"{folder} cannot be written to ({why}): name another folder after --out."
        ) from error


def write_one(folder: Path, report: Report) -> None:
    """Write what there is for each submission: NAME.json."""
    for ending, text in FOR_EACH.items():
        atomic.write(folder / f"{report.submission}{ending}", text(report))


def write_all(folder: Path, reports: Sequence[Report]) -> None:
    """Write what there is once for all of them: the gradebook."""
    for name, text in FOR_ALL.items():
        atomic.write(folder / name, text(reports))
