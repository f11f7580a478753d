"""The command line of grade.py: read the arguments, grade, show and write what came out."""

import argparse
import signal
import sys
from pathlib import Path

from grader import class_run, one_run
from grader.errors import GradeError
from grader.grading import default_jobs
from grader.manifest import ROOT
from grader.submission import find

EXAMPLES = """\
examples:
  python3 grade.py                          grade starter/ and say what to do next
  python3 grade.py --watch                  the same again after each save
  python3 grade.py --step 2                 show one step only
  python3 grade.py --quiz                   answer the quiz in the terminal
  python3 grade.py class/* --out reports    grade a class, write reports/ and gradebook.csv
  python3 grade.py alice --json             print one report as JSON
  python3 grade.py --validity               the table of errors in the README

exit status: 0 every point earned, 1 points are missing, 2 something could not be graded
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all options."""
    made = argparse.ArgumentParser(
        prog="grade.py",
        description="Grade the exercise 'when async helps in Django'.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER",
        help="a submission, or a clone that holds starter/ (default: starter/ beside grade.py)",
    )  # fmt: skip
    grading = made.add_argument_group("grading")
    grading.add_argument(
        "--step", type=int, choices=range(1, 5), help="show this step only", metavar="N"
    )
    grading.add_argument("--watch", action="store_true", help="grade again after each save")
    grading.add_argument(
        "--out", type=Path, metavar="DIR", help="write a report each and gradebook.csv"
    )
    grading.add_argument("--json", action="store_true", help="print the report as JSON")
    grading.add_argument(
        "--hints", action=argparse.BooleanOptionalAction, default=True, help="show hints and tasks"
    )
    students = made.add_argument_group("students")
    students.add_argument("--quiz", action="store_true", help="answer the quiz in the terminal")
    teachers = made.add_argument_group("teachers")
    teachers.add_argument("--jobs", type=_positive, metavar="N", help="grade N submissions at once")
    teachers.add_argument("--salt", default="", metavar="TEXT", help="draw other random data")
    authors = made.add_argument_group("authors")
    authors.add_argument("--self-test", action="store_true", help="run the project's own tests")
    authors.add_argument(
        "--validity", action="store_true", help="say how often the grader errs, from the bank"
    )
    return made


def main(argv: list[str]) -> int:
    """Run the command; return the exit status."""
    if "--self-test" in argv:
        return _self_test([argument for argument in argv if argument != "--self-test"])
    options = parser().parse_args(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be ended is to be tidied up
    try:
        return _run(options)
    except GradeError as error:
        print(f"grade.py: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 2


def _run(options: argparse.Namespace) -> int:
    if options.validity:
        from grader import validity

        # twice as many as processors: the cases that never end wait, and need none
        return validity.show(options.jobs or 2 * default_jobs(len(validity.CASES)))
    folders = _without_files(options.folders) or [ROOT / "starter"]
    alone = len(folders) == 1
    if options.step and not alone:
        raise GradeError("--step shows one submission: leave the other folders out.")
    submissions = find(folders)
    if options.quiz:
        return one_run.ask(submissions[0])
    if options.watch:
        if not alone or options.json or options.out:
            raise GradeError(
                "--watch shows one submission: leave --json, --out and other folders out."
            )
        one_run.watch(submissions[0], options)
    if options.out:
        class_run.prepare(options.out)
    if alone:
        return one_run.once(submissions[0], options)
    jobs = options.jobs or default_jobs(len(submissions))
    return class_run.run(submissions, options, jobs)


def _without_files(paths: list[Path]) -> list[Path]:
    """Leave out the files that a pattern such as class/* finds between the folders."""
    folders = [path for path in paths if not path.is_file()]
    if not folders:
        return paths
    for path in paths:
        if path.is_file():
            print(f"Left out: {path} is a file.", file=sys.stderr)
    return folders


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number of 1 or more")
    return int(text)


def _self_test(arguments: list[str]) -> int:
    """Run the tests of this project in parallel; further arguments go to pytest."""
    import pytest

    if not (ROOT / "tests").is_dir():
        print("grade.py: the tests are not part of this copy.", file=sys.stderr)
        return 2
    here = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), str(ROOT / "tests")]
    return int(
        pytest.main([*here, "-q", "-n", "auto", "--dist", "worksteal", "--timeout=120", *arguments])
    )
