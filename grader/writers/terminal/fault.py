"""Explain a fault or a wrong answer in the terminal."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.report.model import CheckResult, QuizResult, Report
from grader.writers.terminal.display import Display
from grader.writers.terminal.words import SIGNS, flowing, marked_up


def explanation(report: Report, display: Display) -> list[RenderableType]:
    """Return what is known of the fault to mend next; nothing where there is none."""
    check = display.fault(report)
    if check is None:
        return []
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in _rows(check, display):
        table.add_row(name, marked_up(text))
    for name, text in _code(check):
        table.add_row(name, Text(text))
    sign, style = SIGNS[check.status]
    parts: list[RenderableType] = [
        Text(),
        Text.assemble((f"{sign} ", style), (check.heading, "bold")),
    ]
    parts.append(Padding(table, (0, 0, 0, 2), expand=False))
    if check.idea:  # in one piece, so that a terminal can open it
        parts.append(Text(f"  Read: {check.idea.link}", no_wrap=True, overflow="ignore"))
    return parts


def wrong_answers(quiz: QuizResult) -> list[RenderableType]:
    """Return a paragraph of feedback for each wrong answer."""
    wrong = [question for question in quiz.questions if question.correct is False]
    return [
        Padding(marked_up(f"{q.id}, {q.answer}: {q.feedback}"), (0, 0, 0, 2), expand=False)
        for q in wrong
    ]


def _rows(check: CheckResult, display: Display) -> list[tuple[str, str]]:
    rows = [("Seen", check.seen)]
    if check.status == "error":
        rows.append(("Wanted", "a check that works: this is no fault of the submission"))
    if check.wanted:
        rows.append(("Wanted", check.wanted))
    if idea := check.idea:
        rows.append(("Wrong idea", f"“{idea.title}”: {idea.explanation}"))
        rows.append(("Way out", idea.way_out))
    if display.hints and check.hint:
        rows.append(("Hint", flowing(check.hint)))
    if check.file:
        place = display.prefix + check.file
        rows.append(("Where", f"{place}:{check.line}" if check.line else place))
    return rows


def _code(check: CheckResult) -> list[tuple[str, str]]:
    """Return rows of what the submission's own code says: shown as it is, without markup."""
    shown = {
        f"Line {check.line}": check.source,
        "At the end": "\n".join(check.values),
        "Printed": "\n".join(check.printed),
    }
    return [(name, text) for name, text in shown.items() if text]
