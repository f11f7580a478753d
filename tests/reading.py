"""Read what the tests look at."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from grader.report.model import CheckResult, Report

ROOT = Path(__file__).resolve().parent.parent
VIEWS = (ROOT / "reference" / "items" / "views.py").read_text("utf-8")
MODELS = (ROOT / "reference" / "items" / "models.py").read_text("utf-8")


def checks_by_id(report: Report) -> dict[str, CheckResult]:
    """Return the results of a report by the id of the check."""
    return {check.id: check for check in report.checks()}


def first_failed(report: Report) -> CheckResult:
    """Return the first failed check of a report."""
    failed = report.first_failed()
    assert failed, "nothing failed"
    return failed


def copy_parts(names: Iterable[str], folder: Path) -> Path:
    """Copy parts of this repository to `folder`, without compiled modules, and link its .venv."""
    folder.mkdir(exist_ok=True)
    for name in names:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder
