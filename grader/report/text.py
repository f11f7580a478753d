"""Write reports as JSON, the same bytes for the same report, and read them back."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import msgspec

from grader.errors import GradeError
from grader.report.model import Report


def dumps(reports: Report | Sequence[Report]) -> str:
    """Return the JSON text of a report, or of a list of them, with a final line end."""
    plain = asdict(reports) if isinstance(reports, Report) else list(map(asdict, reports))
    text = json.dumps(plain, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()  # lone surrogates become JSON escapes


def loads(text: str) -> Report:
    """Read a report; GradeError when it is none, or one of another version of the grader."""
    try:
        return msgspec.json.decode(text, type=Report)
    except msgspec.DecodeError as error:
        raise GradeError(f"This is no report of this version of the grader: {error}.") from error
