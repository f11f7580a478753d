"""Grade one submission: show it, or watch it and grade it after each save."""

import argparse
import sys

from grader import class_run, github, quiz
from grader.errors import GradeError
from grader.grading import grade
from grader.manifest import load_steps
from grader.process import Worker
from grader.report import Report, dumps, exit_status
from grader.submission import Submission


def once(submission: Submission, options: argparse.Namespace) -> int:
    """Grade once; print the screen or the JSON, write what was asked for."""
    with Worker() as worker:
        worker.start()  # it loads Django while this process loads its own parts
        if not options.json:
            from grader import screen
        report = grade(submission, worker, options.salt)
    if options.out:
        class_run.write(options.out, [report])
    github.add_summary(report)
    if options.json:
        sys.stdout.write(dumps(report))
    else:
        with github.commands_stopped():
            screen.console().print(screen.single(report, load_steps(), options.hints, options.step))
    return exit_status([report], options.step)


def watch(submission: Submission, options: argparse.Namespace) -> int:
    """Grade after each save until Ctrl-C; the exit status is that of the last run."""
    from watchfiles import PythonFilter, watch

    from grader import screen

    console = screen.console()
    before: Report | None = None
    saves = watch(
        submission.folder,
        watch_filter=PythonFilter(extra_extensions=(".toml",)),
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    with Worker() as worker:
        worker.start()
        next(saves)  # from here on no save is missed, also not one made while grading
        while True:
            report = grade(submission, worker, options.salt)
            console.clear()
            console.print(screen.single(report, load_steps(), options.hints, options.step))
            for line in screen.changes(before, report) if before else []:
                console.print(line)
            console.print(f"\nWatching {submission.folder}; Ctrl-C ends.", style="dim")
            before = report
            if not any(saves):  # the iterator ends with Ctrl-C
                return exit_status([report], options.step)


def ask(submission: Submission) -> int:
    """Ask the quiz, then say how many answers are right if the key is here."""
    from grader import ask as asking
    from grader import screen

    if not submission.folder.is_dir():
        raise GradeError(f"There is no folder {submission.folder}.")
    asking.ask(submission.folder, screen.console())
    marked = quiz.mark(submission.folder)
    if marked["marked"]:
        print(f"{marked['score']} of {marked['max_score']} points.")
    return 0 if marked["score"] == marked["max_score"] else 1
