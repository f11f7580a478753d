"""Grade one submission and say what to do next."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader.commands import given
from grader.errors import GradeError
from grader.options import Audience, Options, folder, positive

if TYPE_CHECKING:
    from grader.submissions.submission import Submission
    from grader.writers.terminal.display import Display

FLAG = ""
TAKES = frozenset({"folders", "step", "hints", "json", "out", "jobs", "salt"})


def declare(students: Audience, teachers: Audience) -> None:
    """Declare the folders, and how one report is shown."""
    from argparse import BooleanOptionalAction

    students.add(
        "folders", nargs="*", type=folder, metavar="FOLDER",
        help="a submission, or a clone that holds starter/ (default: starter/ beside grade.py)",
    )  # fmt: skip
    students.add("--step", type=positive, metavar="N", help="show this step only")
    students.add("--hints", action=BooleanOptionalAction, default=True, help="show hints and tasks")
    teachers.add("--json", action="store_true", help="print the report as JSON")


def is_asked(_: Options) -> bool:
    """Say that this is done when nothing else is asked for."""
    return True


def run(options: Options) -> int:
    """Grade once; print the screen or the JSON, write what was asked for."""
    from grader.commands import reports_folder
    from grader.marking.one import Randomness, grade
    from grader.report.status import exit_status
    from grader.report.text import dumps
    from grader.running.worker import Worker
    from grader.writers import github

    if options.json and options.given() & {"step", "hints"}:
        raise GradeError("--json prints the whole report: leave --step and --no-hints out.")
    submission = given.submissions(options)[0]
    display = display_of(submission, options)
    if options.out:
        reports_folder.prepare(options.out)
    with Worker() as worker:
        worker.start()  # it loads Django while this process loads its own parts
        if not options.json:
            from grader.writers.terminal import screen
        report = grade(submission, worker, Randomness(options.salt))
    if options.out:
        reports_folder.write_one(options.out, report)
        reports_folder.write_all(options.out, [report])
    github.add_summary(report)
    if options.json:
        sys.stdout.write(dumps(report))
    else:
        with github.commands_stopped():
            screen.console().print(screen.single(report, display), crop=False)
    return exit_status([report], options.step)


def display_of(submission: "Submission", options: Options) -> "Display":
    """Return how the report of a submission is to be shown."""
    from grader.exercise.steps import load_steps
    from grader.writers.terminal.display import Display

    tasks = {step.number: step.task for step in load_steps()}
    if options.step not in (None, *tasks):
        raise GradeError(
            f"There is no step {options.step}: the steps are {min(tasks)} to {max(tasks)}."
        )
    here, folder = Path.cwd(), submission.folder
    shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
    prefix = "" if folder == here else f"{shown.as_posix()}/"
    return Display(tasks, options.hints, options.step, prefix)
