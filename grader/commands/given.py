"""The submissions that the command line names."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import GradeError
from grader.exercise.paths import STARTER
from grader.options import Options

if TYPE_CHECKING:
    from grader.submissions.submission import Submission


def folders(options: Options) -> list[Path]:
    """Return the folders named, without the files that a pattern such as class/* finds."""
    return [path for path in options.folders if not path.is_file()] or [
        *(options.folders or [STARTER])
    ]


def submissions(options: Options) -> "list[Submission]":
    """Return the submissions in the folders named, and say which files were left out."""
    from grader.submissions.find import find

    kept = folders(options)
    for path in options.folders:
        if path not in kept:
            print(f"Left out: {path} is a file.", file=sys.stderr)
    return find(kept)


def one_submission(options: Options, flag: str) -> "Submission":
    """Return the only submission; GradeError when more are named."""
    if len(folders(options)) > 1:
        raise GradeError(f"{flag} shows one submission: leave the other folders out.")
    return submissions(options)[0]
