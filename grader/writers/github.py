"""What a GitHub Actions job shows: the summary, and lines that are no commands to it."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.report.model import Report
from grader.writers import markdown


def add_summary(report: Report) -> None:
    """Add the report to the job summary; outside a job, do nothing."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(markdown.text(report))


@contextmanager
def commands_stopped() -> Iterator[None]:
    """Keep the runner from obeying lines that quote a submission, such as `::error::`."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        yield
        return
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    try:
        yield
    finally:
        print(f"::{token}::", flush=True)
