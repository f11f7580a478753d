"""Grade one submission again after each save."""

from typing import NoReturn

from grader.commands import given, grade_one
from grader.options import Audience, Options

FLAG = "--watch"
TAKES = frozenset({"folders", "step", "hints", "salt"})


def declare(students: Audience, _: Audience) -> None:
    """Declare --watch."""
    students.add("--watch", action="store_true", help="grade again after each save")


def is_asked(options: Options) -> bool:
    """Say whether --watch is given."""
    return options.watch


def run(options: Options) -> NoReturn:
    """Grade after each save until Ctrl-C."""
    from watchfiles import PythonFilter, watch

    from grader.marking.one import Randomness, grade
    from grader.report.model import Report
    from grader.running.worker import Worker
    from grader.writers.terminal import screen

    submission = given.one_submission(options, FLAG)
    display = grade_one.display_of(submission, options)
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
            before, report = report, grade(submission, worker, Randomness(options.salt))
            console.clear()
            console.print(screen.watched(before, report, display), crop=False)
            console.print(f"\nWatching {submission.folder}; Ctrl-C ends.", style="dim")
            next(filter(None, saves))
            console.print("Grading ...", style="dim")
