"""The exit status that reports lead to."""

from collections.abc import Sequence

from grader.report.model import Report


def exit_status(reports: Sequence[Report], only: int | None = None) -> int:
    """Return 0 when every point is earned, 1 when some are missing, 2 when a check broke down.

    `only` is the one step that counts, as in `--step`.
    """
    shown = [step for report in reports for step in report.steps if only in (None, step.step)]
    if any(step.status == "error" for step in shown):
        return 2
    if only is not None:
        return int(any(step.status != "passed" for step in shown))
    return int(not all(report.is_complete() for report in reports))
