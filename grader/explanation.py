"""Explain a fault, a wrong answer or a task in the terminal."""

import re
from dataclasses import dataclass

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.manifest import Step
from grader.report import Report, checks_of, first_failed


@dataclass(frozen=True)
class View:
    """How to show a report: with or without hints, one step only, file names after `prefix`."""

    steps: tuple[Step, ...]
    hints: bool = True
    only: int | None = None
    prefix: str = ""


def explanation(report: Report, view: View) -> list[RenderableType]:
    """Return what is known of the first failed check among those shown, or of what blocks them."""
    shown = {**report, "steps": shown_steps(report, view)}
    check = first_failed(shown) or what_blocks(shown, report)
    if check is None:
        return []
    rows = _rows(check, view)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(name, marked_up(text))
    title = check["title"]
    if is_about_import(check):
        title = f"{check['file'] or check['cause'].removeprefix('import ')} cannot be used yet"
    parts: list[RenderableType] = [Text(), Text.assemble(("✗ ", "red"), (title, "bold"))]
    parts.append(Padding(table, (0, 0, 0, 2), expand=False))
    if idea := check["misconception"]:  # in one piece, so that a terminal can open it
        parts.append(Text(f"  Read: {idea['link']}", no_wrap=True, overflow="ignore"))
    return parts


def what_blocks(shown: Report, report: Report) -> Report | None:
    """Return the failed check, anywhere in the report, that the first blocked one waits for."""
    waiting = next((check for check in checks_of(shown) if check["status"] == "blocked"), None)
    told = [check for check in checks_of(report) if check["status"] == "failed"]
    return next((check for check in told if waiting and check["cause"] == waiting["cause"]), None)


def is_about_import(check: Report) -> bool:
    """Say whether a failed check tells of a file that cannot be imported."""
    return str(check["cause"]).startswith("import ")


def wrong_answers(quiz: Report) -> list[RenderableType]:
    """Return a paragraph of feedback for each wrong answer."""
    wrong = [question for question in quiz["questions"] if question["correct"] is False]
    return [
        Padding(marked_up(f"{q['id']}, {q['answer']}: {q['feedback']}"), (0, 0, 0, 2), expand=False)
        for q in wrong
    ]


def marked_up(text: str) -> Text:
    """Return `text` with what stands between backticks in colour; the backticks stay."""
    result = Text(text)
    for match in re.finditer(r"`[^`\n]+`", text):
        result.stylize("cyan", match.start(), match.end())
    return result


def shown_steps(report: Report, view: View) -> list[Report]:
    return [step for step in report["steps"] if view.only in (None, step["step"])]


def _rows(check: Report, view: View) -> list[tuple[str, str]]:
    seen, _, wanted = check["message"].partition("\nWanted: ")
    rows = [("Seen", seen)]
    if wanted:
        rows.append(("Wanted", wanted))
    if idea := check["misconception"]:
        rows.append(("Wrong idea", f"“{idea['title']}”: {idea['explanation']}"))
        rows.append(("Way out", idea["way_out"]))
    if view.hints and check["hint"]:
        rows.append(("Hint", flowing(check["hint"])))
    if check["file"]:
        place = view.prefix + check["file"]
        rows.append(("Where", f"{place}:{check['line']}" if check["line"] else place))
    return rows


def flowing(text: str) -> str:
    """Join the lines of a paragraph, so that the window decides where they break."""
    return re.sub(r"(?<=\S)\n(?=[^\n\d-])\s*", " ", text)
