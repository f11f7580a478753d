"""The gradebook of a class: a CSV file with a line for each submission."""

import csv
import io
from collections.abc import Sequence

from grader.report.model import Report

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def text(reports: Sequence[Report]) -> str:
    """Return one line a report: name, score, steps done, then the points of each part.

    What could not be graded is left empty: it is no zero.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_heading(reports))
    writer.writerows(map(_line, reports))
    return file.getvalue()


def guarded(cell: str) -> str:
    """Return `cell` so that a spreadsheet shows it instead of running it as a formula."""
    return "'" + cell if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def _heading(reports: Sequence[Report]) -> list[str]:
    steps = [f"step {step.step}" for step in reports[0].steps] if reports else []
    return ["submission", "score", "max_score", "steps_done", *steps, "quiz"]


def _line(report: Report) -> list[str | int]:
    name, done = guarded(report.submission), report.progress.done
    steps = ["" if step.status == "error" else step.score for step in report.steps]
    quiz = report.quiz.score if report.quiz.marked else ""
    score = "" if report.is_broken() else report.score
    return [name, score, report.max_score, done, *steps, quiz]
