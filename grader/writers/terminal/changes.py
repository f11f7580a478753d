"""Say what is different since the last run."""

from rich.text import Text

from grader.report.model import Report

MOST = 3  # titles in full; of more, their number


def changes(before: Report, after: Report) -> list[Text]:
    """Return a line for each check that passes now or no longer, then how the score moved."""
    had, has = _passed(before), _passed(after)
    gained = [title for name, title in has.items() if name not in had]
    lost = [title for name, title in had.items() if name not in has]
    moved = after.score - before.score
    lines = _listed("now passes", gained, "green") + _listed("no longer passes", lost, "red")
    return [*lines, Text(f"{moved:+} points since the last run" if moved else "the same score")]


def _passed(report: Report) -> dict[str, str]:
    """Return the titles of the checks that passed, by their ids."""
    return {check.id: check.title for check in report.checks() if check.status == "passed"}


def _listed(what: str, titles: list[str], style: str) -> list[Text]:
    if len(titles) > MOST:
        return [Text(f"{what}: {len(titles)} checks", style)]
    return [Text(f"{what}: {title}", style) for title in titles]
