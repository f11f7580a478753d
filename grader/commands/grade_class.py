"""Grade many submissions: a line each, a progress bar, reports and the gradebook."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.commands import given
from grader.options import Audience, Options, folder, positive

if TYPE_CHECKING:
    from grader.report.model import Report
    from grader.submissions.submission import Submission

FLAG = ""
TAKES = frozenset({"folders", "json", "out", "jobs", "salt"})


def declare(_: Audience, teachers: Audience) -> None:
    """Declare where the reports go, how many are graded at once, and the salt."""
    teachers.add("--out", type=folder, metavar="DIR", help="write a report each and gradebook.csv")
    teachers.add("--jobs", type=positive, metavar="N", help="grade N submissions at once")
    teachers.add("--salt", default="", metavar="TEXT", help="draw other random data")


def is_asked(options: Options) -> bool:
    """Say whether more than one folder is named."""
    return len(given.folders(options)) > 1


def run(options: Options) -> int:
    """Grade all; print the lines or the JSON, write each report as soon as it is there."""
    from grader.commands import reports_folder
    from grader.marking.one import Randomness
    from grader.marking.pool import default_jobs, grade_class
    from grader.report.model import Report
    from grader.report.status import exit_status
    from grader.report.text import dumps

    submissions = given.submissions(options)
    if options.out:
        reports_folder.prepare(options.out)
    jobs = options.jobs or default_jobs(len(submissions))

    def done(report: Report) -> None:
        if options.out:
            reports_folder.write_one(options.out, report)

    reports: list[Report] = []
    results = _kept(grade_class(submissions, jobs, Randomness(options.salt), done), reports)
    if options.json:
        sys.stdout.write(dumps(list(results)))
    else:
        _show(results, submissions)
    if options.out:
        reports_folder.write_all(options.out, reports)
    if broken := [report.submission for report in reports if report.is_broken()]:
        print(f"Could not be graded, the checks broke down: {', '.join(broken)}", file=sys.stderr)
    return exit_status(reports)


def _kept(results: "Iterator[Report]", reports: "list[Report]") -> "Iterator[Report]":
    for report in results:
        reports.append(report)
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
