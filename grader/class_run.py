"""Grade many submissions: a line each, a progress bar, reports and the gradebook."""

import argparse
import sys
from pathlib import Path

from grader import gradebook
from grader.errors import GradeError
from grader.grading import grade_class
from grader.report import Report, dumps, exit_status
from grader.submission import Submission

NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', "_"))


def run(submissions: list[Submission], options: argparse.Namespace, jobs: int) -> int:
    """Grade all; print the lines or the JSON, write what was asked for."""
    reports: list[Report] = []
    results = grade_class(submissions, jobs, options.salt)
    if options.json:
        reports = list(results)
        sys.stdout.write(dumps(reports))
    else:
        from rich.progress import track

        from grader import screen

        width = max(len(submission.name) for submission in submissions)
        console, on_error = screen.console(), screen.console(stderr=True)
        for report in track(
            results, "Grading", total=len(submissions), console=on_error, transient=True,
            disable=not on_error.is_terminal,
        ):  # fmt: skip
            console.print(screen.line(report, width), no_wrap=True, overflow="ellipsis")
            reports.append(report)
        full = sum(report["score"] == report["max_score"] for report in reports)
        console.print(f"{len(reports)} graded, {full} with full score")
    if options.out:
        write(options.out, reports)
    return exit_status(reports, options.step)


def prepare(folder: Path) -> None:
    """Make the folder for reports; GradeError when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / "gradebook.csv"
        probe.open("a").close()
    except OSError as error:
        raise GradeError(
            f"{folder} cannot be written to ({error.strerror}): name another folder after --out."
        ) from error


def write(folder: Path, reports: list[Report]) -> None:
    """Write NAME.json for each report, and gradebook.csv."""
    for report in reports:
        name = report["submission"].translate(NOT_IN_FILE_NAMES)
        (folder / f"{name}.json").write_text(dumps(report), "utf-8", newline="\n")
    gradebook.write(folder / "gradebook.csv", reports)
