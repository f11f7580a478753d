"""The command line of grade.py: read the arguments, find the command, say what went wrong.

Only Python's own modules are imported before a command runs, so that --help needs no set-up.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from grader.commands import grade_class, grade_one, quiz, watch
from grader.errors import GradeError
from grader.exercise.description import load_exercise
from grader.options import Audience, Command, Options, must_go_together

COMMANDS: tuple[Command, ...] = (quiz, watch, grade_class, grade_one)
AUTHORS_OPTIONS = ("--self-test", "--validity", "--lint")

STUDENTS_EXAMPLES = """\
examples:
  python3 grade.py                          grade starter/ and say what to do next
  python3 grade.py --watch                  the same again after each save
  python3 grade.py --step 2                 show one step only
  python3 grade.py --quiz                   answer the quiz in the terminal
"""
TEACHERS_EXAMPLES = """\
  python3 grade.py class/* --out reports    grade a class, write reports/ and gradebook.csv
  python3 grade.py alice --json             print one report as JSON
"""
STATUS = """
exit status: 0 every point that this copy can give, or the --step shown, is earned
             1 points are missing, 2 something could not be graded or written
"""


def guarded(command: Callable[[], int]) -> int:
    """Run `command` and return the exit status; what goes wrong is said in a sentence."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to be ended is to be tidied up
    if sys.stdin is None:  # whoever started this may have closed it
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stdout is None:
        return _say("grade.py: there is no standard output to write to.", 2)
    try:
        status = command()
        sys.stdout.flush()
        return status
    except GradeError as error:
        return _say(f"grade.py: {error}", 2)
    except KeyboardInterrupt:
        return _say("\nStopped.", 130)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 2
    except ModuleNotFoundError as error:
        return _say(f"grade.py: {error.name} is missing: delete the folder .venv and try again.", 2)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _say(f"grade.py: {error.strerror}{where}: mend that and run the command again.", 2)


def parser(everything: bool, authors: Mapping[str, str]) -> argparse.ArgumentParser:
    """Return the parser of all options; its help shows a student's, or `everything`."""
    made = argparse.ArgumentParser(
        prog="grade.py",
        usage="grade.py [option ...] [FOLDER ...]",
        description=f"Grade the exercise: {load_exercise().title}.",
        epilog=STUDENTS_EXAMPLES + (TEACHERS_EXAMPLES if everything else "") + STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,  # it would have a heading of its own
    )
    students = Audience(made, "students", shown=True)
    teachers = Audience(made, "teachers", shown=everything)
    for command in COMMANDS:
        command.declare(students, teachers)
    if everything and authors:
        group = Audience(made, "authors", shown=True)
        for name, words in authors.items():
            group.add(name, help=words, action="store_true")
    students.add("-h", "--help", action="help", help="show this")
    students.add("--help-all", action="store_true", help="also show what teachers and authors use")
    return made


def run(argv: list[str], authors: Mapping[str, str]) -> int:
    """Run what the arguments ask for and return the exit status.

    `authors` are the options of the authors' tools with their help, where this copy has them.
    """
    for missing in () if authors else set(argv) & set(AUTHORS_OPTIONS):
        raise GradeError(f"{missing} is for authors, and their tools are not part of this copy.")
    if "--help-all" in (argv[: argv.index("--")] if "--" in argv else argv):
        parser(True, authors).print_help()
        return 0
    given = vars(parser(False, authors).parse_args(argv))
    del given["help_all"]
    options = Options(**given | {"folders": tuple(given["folders"])})
    command = next(command for command in COMMANDS if command.is_asked(options))
    must_go_together(command, options)
    return command.run(options)


def _say(words: str, status: int) -> int:
    with suppress(OSError):  # the status tells it all the same
        print(words, file=sys.stderr)
    return status
