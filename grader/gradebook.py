"""Write the gradebook of a class: a CSV file with a line for each submission."""

import csv
from pathlib import Path

from grader.report import Report

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(path: Path, reports: list[Report]) -> None:
    """Write one line a report: name, score, steps done, then the points of each part."""
    unfinished = path.with_suffix(".tmp")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_heading(reports))
        writer.writerows(_line(report) for report in reports)
    unfinished.replace(path)


def guarded(text: str) -> str:
    """Return `text` so that a spreadsheet shows it instead of running it as a formula."""
    return "'" + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _heading(reports: list[Report]) -> list[str]:
    steps = [f"step {step['step']}" for step in reports[0]["steps"]] if reports else []
    return ["submission", "score", "max_score", "steps_done", *steps, "quiz"]


def _line(report: Report) -> list[str | int]:
    steps = [step["score"] for step in report["steps"]]
    head = [guarded(report["submission"]), report["score"], report["max_score"]]
    quiz = report["quiz"]["score"] if report["quiz"]["marked"] else ""
    return [*head, report["progress"]["done"], *steps, quiz]
