"""Read what the tests look at."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def checks_by_id(report: dict) -> dict[str, dict]:
    """Return the results of a report by the id of the check."""
    return {check["id"]: check for step in report["steps"] for check in step["checks"]}


def first_failed(report: dict) -> dict:
    """Return the first failed check of a report."""
    return next(check for check in checks_by_id(report).values() if check["status"] == "failed")
