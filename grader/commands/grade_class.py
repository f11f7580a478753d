"""Grade many submissions: a line each, a progress bar, reports and the gradebook."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.commands import given
from grader.options import Audience, Options

if TYPE_CHECKING:
    from grader.report.model import Report
    from grader.submissions.submission import Submission

FLAG = ""
TAKES = frozenset({"folders", "json", "out", "jobs", "salt"})


def declare(_: Audience, teachers: Audience) -> None:
    """Declare where the reports go, how many are graded at once, and the salt."""
    teachers.add("--out", type=Path, metavar="DIR", help="write a report each and gradebook.csv")
    teachers.add("--jobs", type=positive, metavar="N", help="grade N submissions at once")
    teachers.add("--salt", default="", metavar="TEXT", help="draw other random data")


def positive(text: str) -> int:
    """Read a whole number of 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number of 1 or more")
    return int(text)


def is_asked(options: Options) -> bool:
    """Say whether more than one folder is named."""
    return len(given.folders(options)) > 1


def run(options: Options) -> int:
    """Grade all; print the lines or the JSON, write each report as soon as it is there."""
    from grader.commands import reports_folder
    from grader.marking.one import Randomness
    from grader.marking.pool import default_jobs, grade_class
    from grader.report.model import exit_status
    from grader.report.text import dumps

    submissions = given.submissions(options)
    if options.out:
        reports_folder.prepare(options.out)
    jobs = options.jobs or default_jobs(len(submissions))
    reports: list[Report] = []
    graded = grade_class(submissions, jobs, Randomness(options.salt))
    results = _kept(graded, reports, options.out)
    if options.json:
        sys.stdout.write(dumps(list(results)))
    else:
        _show(results, submissions)
    if options.out:
        reports_folder.write_all(options.out, reports)
    return exit_status(reports)


def _kept(
    results: "Iterator[Report]", reports: "list[Report]", out: Path | None
) -> "Iterator[Report]":
    from grader.commands import reports_folder

    for report in results:
        reports.append(report)
        if out:
            reports_folder.write_one(out, report)
        yield report


def _show(results: "Iterator[Report]", submissions: "list[Submission]") -> None:
    from rich.progress import track

    from grader.writers.terminal import screen

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
        full += report.score == report.max_score
    console.print(f"{len(submissions)} graded, {full} with full score")
