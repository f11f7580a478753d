"""How a report is to be shown, and what of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.report.model import CheckResult, Report, StepResult


@dataclass(frozen=True)
class Display:
    """With or without hints and tasks, one step only, file names after `prefix`.

    `tasks` has the text that sets the task of each step, by its number.
    """

    tasks: Mapping[int, str]
    hints: bool = True
    only: int | None = None
    prefix: str = ""

    def steps(self, report: Report) -> list[StepResult]:
        """Return the steps that are shown."""
        return [step for step in report.steps if self.only in (None, step.step)]

    def fault(self, report: Report) -> CheckResult | None:
        """Return the first failed check among those shown, or the one that blocks them."""
        checks = [check for step in self.steps(report) for check in step.checks]
        broken = next((check for check in checks if check.status == "error"), None)
        failed = broken or next((check for check in checks if check.status == "failed"), None)
        waiting = next((check for check in checks if check.status == "blocked"), None)
        told = (check for check in report.checks() if check.status == "failed")
        return failed or next((c for c in told if waiting and c.cause == waiting.cause), None)
