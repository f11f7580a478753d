"""Grade many submissions: a line each, a progress bar, reports and the gradebook."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader import gradebook
from grader.errors import GradeError
from grader.grading import Chance, grade_class
from grader.report import Report, dumps, exit_status
from grader.submission import Submission


def run(submissions: list[Submission], options: argparse.Namespace, jobs: int) -> int:
    """Grade all; print the lines or the JSON, write each report as soon as it is there."""
    reports: list[Report] = []
    results = _kept(grade_class(submissions, jobs, Chance(options.salt)), reports, options.out)
    if options.json:
        sys.stdout.write(dumps(list(results)))
    else:
        _show(results, submissions)
    if options.out:
        gradebook.write(options.out / "gradebook.csv", reports)
    return exit_status(reports)


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


def write(folder: Path, report: Report) -> None:
    """Write NAME.json."""
    path = folder / f"{report['submission']}.json"
    path.write_text(dumps(report), "utf-8", newline="\n")


def _kept(results: Iterator[Report], reports: list[Report], out: Path | None) -> Iterator[Report]:
    for report in results:
        reports.append(report)
        if out:
            write(out, report)
        yield report


def _show(results: Iterator[Report], submissions: list[Submission]) -> None:
    from rich.progress import track

    from grader import screen

    width = max(len(submission.name) for submission in submissions)
    console, on_error = screen.console(), screen.console(stderr=True)
    full = 0
    for report in track(
        results, "Grading", total=len(submissions), console=on_error, transient=True,
        disable=not on_error.is_terminal,
    ):  # fmt: skip
        text = screen.line(report, width)
        if console.is_terminal:
            console.print(text, no_wrap=True, overflow="ellipsis")
        else:
            console.print(text, soft_wrap=True)
        full += report["score"] == report["max_score"]
    console.print(f"{len(submissions)} graded, {full} with full score")
