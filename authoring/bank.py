"""The bank: right and wrong submissions, each as the files that differ from reference/.

A case is a folder in tests/submissions/right or wrong. Its *.py files replace those of the
reference's items/, its other files, and those in its folder top, those at the top. The
expected.toml of a wrong one says:

    idea            what the student believes or did
    score           of 100, with a full quiz
    failed          the checks that must fail; blocked: those that wait for them
    misconception   what the first failed check names; "" with why_none when nothing fits
    first_line      what a student reads first; left out with first_line_varies
    title           what stands above it
    hint            the first line of the hint below it, "" where there is none
    twice           why checks of two steps fail, where they do
    missing         files of the reference that are left out
    cause           the real cause, in the words of the author of the case
    to_change       the file and the text of the line that a student has to change, and of other
                    lines of it that will do
    read            the digest of the message as a reader judged it: see readings.py
    found           what that reader found wrong with it
"""

import shutil
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.errors import GradeError
from grader.exercise.description import load_exercise
from grader.exercise.paths import REFERENCE, ROOT
from grader.marking.one import NO_RANDOMNESS, Randomness
from grader.marking.pool import grade_class
from grader.report.model import CheckResult, Report
from grader.submissions.find import find

BANK = ROOT / "tests" / "submissions"
STABLE = ("score", "failed", "blocked", "misconception")  # whatever data are drawn
KEYS = (*STABLE, "first_line", "title", "hint")


def cases(kind: str) -> list[Path]:
    """Return the folders of the cases; `kind` is right or wrong."""
    if not (BANK / kind).is_dir():
        raise GradeError(f"There is no bank of submissions here: tests/submissions/{kind}/.")
    return sorted(folder for folder in (BANK / kind).iterdir() if folder.is_dir())


def all_cases() -> list[Path]:
    """Return the folders of all cases, the right ones first."""
    return [*cases("right"), *cases("wrong")]


def expected(case: Path) -> dict[str, Any]:
    """Return what expected.toml of a wrong case says."""
    return tomllib.loads((case / "expected.toml").read_text("utf-8"))


def assemble(case: Path, target: Path) -> Path:
    """Make the whole submission of a case at `target` and return it."""
    ignored = shutil.ignore_patterns("__pycache__", "*.sqlite3")
    shutil.copytree(REFERENCE, target, ignore=ignored)
    for file in case.iterdir():
        if file.is_dir():  # named top: what it holds goes to the top of the submission
            shutil.copytree(file, target, dirs_exist_ok=True)
        elif file.name != "expected.toml":
            place = target / load_exercise().package if file.suffix == ".py" else target
            shutil.copyfile(file, place / file.name)
    if (case / "expected.toml").exists():
        for name in expected(case).get("missing", []):
            (target / name).unlink()
    return target


def grade_cases(
    found: Sequence[Path], scratch: Path, jobs: int = 1, randomness: Randomness = NO_RANDOMNESS
) -> dict[Path, Report]:
    """Return the report of each case; `scratch` is a folder to assemble them in."""
    folders = [assemble(case, scratch / f"{case.parent.name}-{case.name}") for case in found]
    reports = grade_class(find(folders), jobs, randomness)
    return dict(zip(found, reports, strict=True))


def observed(report: Report) -> dict[str, Any]:
    """Return what a report says in the terms of expected.toml."""
    checks = list(report.checks())
    failed = [check for check in checks if check.status == "failed"]
    first = first_fault(report)
    return {
        "score": report.score,
        "failed": [check.id for check in failed],
        "blocked": [check.id for check in checks if check.status == "blocked"],
        "misconception": first.misconception or "" if first else "",
        "first_line": first.seen.splitlines()[0] if first else "",
        "title": first.heading if first else "",
        "hint": first.hint.partition("\n")[0] if first else "",
    }


def first_fault(report: Report) -> CheckResult | None:
    """Return the first check that failed: what a student reads."""
    return next((check for check in report.checks() if check.status == "failed"), None)


def to_change(case: Path) -> list[str]:
    """Return the file and the lines of it that a student may change; nothing where unknown."""
    return list(expected(case).get("to_change", ()))


def points_right(case: Path, report: Report) -> bool:
    """Say whether the message points at a line that is to be changed."""
    first = first_fault(report)
    file, *lines = to_change(case)
    return first is not None and first.file == file and _text_of(first, case) in lines


def _text_of(check: CheckResult, case: Path) -> str:
    """Return the text of the line that a message points at."""
    file = Path(check.file or "")
    own = [case / file, case / "top" / file, case / file.name, REFERENCE / file]
    path = next((path for path in own if path.is_file()), None)
    lines = path.read_bytes().decode("utf-8", "replace").split("\n") if path else []
    line = (check.line or 0) - 1
    return lines[line].strip() if 0 <= line < len(lines) else ""
