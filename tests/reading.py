"""Read what the tests look at."""

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
