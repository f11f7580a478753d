"""Turn the exception that ended a check into the data a report needs."""

import ast

from checks.faults import Fault, Place, Submission


def data_of(error: BaseException, about, submission: Submission) -> dict:
    """Return message, misconception, cause, file and line of a failed check.

    `about` is the check's marker. The key `grader_error` instead tells that the fault is not the
    student's: an exception that came out of the checks themselves.
    """
    file, name = about.args if about else ("items/views.py", "")
    place = submission.place_of(error)
    if isinstance(error, Fault):
        place = error.place or place_of_name(submission, file, name)
        return _data(str(error), error.misconception, error.cause or name, place)
    if isinstance(error, AssertionError) and place is None:
        return _data(str(error), None, name, place_of_name(submission, file, name))
    if place is not None:
        seen = f"{place} raises {submission.describe(error)} when the check looks at `{name}`."
        return _data(f"{seen}\nWanted: code that runs without an error", None, name, place)
    return {"grader_error": f"{type(error).__name__}: {error}"}


def _data(message: str, misconception: str | None, cause: str, place: Place | None) -> dict:
    return {
        "message": message,
        "misconception": misconception,
        "cause": cause,
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


def place_of_name(submission: Submission, file: str, name: str) -> Place | None:
    """Find where `file` last sets `name`; where it does not, the view, else the file."""
    path = submission.folder / file
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return Place(file) if path.is_file() else None
    lines = {defined: node.lineno for node in ast.walk(tree) for defined in _defines(node)}
    return Place(file, lines.get(name) or lines.get("fetch_data"))


def _defines(node: ast.AST) -> list[str]:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
            return [name]
    return []
