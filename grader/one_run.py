"""Grade one submission: show it, or watch it and grade it after each save."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from grader import class_run, github, gradebook, quiz
from grader.errors import GradeError
from grader.grading import Chance, grade
from grader.manifest import load_steps
from grader.process import Worker
from grader.report import Report, dumps, exit_status
from grader.submission import Submission

if TYPE_CHECKING:
    from grader.explanation import View


def once(submission: Submission, options: argparse.Namespace) -> int:
    """Grade once; print the screen or the JSON, write what was asked for."""
    with Worker() as worker:
        worker.start()  # it loads Django while this process loads its own parts
        if not options.json:
            from grader import screen
        report = grade(submission, worker, Chance(options.salt))
    if options.out:
        class_run.write(options.out, report)
        gradebook.write(options.out / "gradebook.csv", [report])
    github.add_summary(report)
    if options.json:
        sys.stdout.write(dumps(report))
    else:
        with github.commands_stopped():
            screen.console().print(screen.single(report, view_of(submission, options)), crop=False)
    return exit_status([report], options.step)


def watch(submission: Submission, options: argparse.Namespace) -> NoReturn:
    """Grade after each save until Ctrl-C."""
    from watchfiles import PythonFilter, watch

    from grader import screen

    console = screen.console()
    report: Report | None = None
    saves = watch(
        submission.folder,
        watch_filter=PythonFilter(extra_extensions=(".toml",)),
        rust_timeout=500,
        yield_on_timeout=True,
    )
    with Worker() as worker:
        worker.start()
        next(saves)  # from here on no save is missed, also not one made while grading
        while True:
            before, report = report, grade(submission, worker, Chance(options.salt))
            console.clear()
            console.print(screen.watched(before, report, view_of(submission, options)), crop=False)
            console.print(f"\nWatching {submission.folder}; Ctrl-C ends.", style="dim")
            next(filter(None, saves))
            console.print("Grading ...", style="dim")


def view_of(submission: Submission, options: argparse.Namespace) -> "View":
    """Return how the report of a submission is to be shown."""
    from grader.explanation import View

    here, folder = Path.cwd(), submission.folder
    shown = folder.relative_to(here) if folder.is_relative_to(here) else folder
    prefix = "" if folder == here else f"{shown.as_posix()}/"
    return View(load_steps(), options.hints, options.step, prefix)


def ask(submission: Submission) -> int:
    """Ask the quiz, then say what is right and explain what is not, if the key is here."""
    from grader import ask as asking
    from grader import explanation, screen

    if not submission.folder.is_dir():
        raise GradeError(f"There is no folder {submission.folder}.")
    console = screen.console()
    asking.ask(submission.folder, console)
    marked = quiz.mark(submission.folder)
    if marked["marked"]:
        console.print(*explanation.wrong_answers(marked), sep="\n")
        console.print(f"{marked['score']} of {marked['max_score']} points.")
    return 0 if marked["score"] == marked["max_score"] else 1
