"""Show a report in the terminal."""

import re
import sys
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.manifest import Step
from grader.report import Report, checks_of, first_failed

SIGNS = {
    "passed": ("✓", "green"),
    "failed": ("✗", "red"),
    "blocked": ("–", "dim"),
    "error": ("!", "magenta"),
}
WIDEST = 92


def console(stderr: bool = False) -> Console:
    """Return a console that honours NO_COLOR, narrow windows and pipes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows: the code page cannot show every sign
            stream.reconfigure(encoding="utf-8", errors="replace")
    made = Console(stderr=stderr, highlight=False, soft_wrap=False)
    made.width = min(made.width, WIDEST)
    return made


def single(
    report: Report, steps: tuple[Step, ...], hints: bool, only: int | None
) -> RenderableType:
    """Return the whole screen for one submission; `only` limits it to that step."""
    shown = [step for step in report["steps"] if only in (None, step["step"])]
    parts: list[RenderableType] = [_headline(report)]
    for step in shown:
        parts += ["", _step_line(step), *(_check_line(check) for check in step["checks"])]
    limited = {**report, "steps": shown}
    failed = first_failed(limited)
    if failed:
        parts += ["", *_explain(failed, hints)]
    unfinished = next((step["step"] for step in shown if step["status"] != "passed"), None)
    if unfinished and hints:
        parts += ["", *_task(steps[unfinished - 1])]
    parts += [Text(f"Note: {note}") for note in report["integrity"]["notes"]]
    if only is None:
        parts += ["", *_quiz(report), "", _total(report)]
    return Group(*parts)


def line(report: Report, width: int) -> Text:
    """Return the one line of a report in a class."""
    failed = first_failed(report)
    done, of = report["progress"]["done"], report["progress"]["of"]
    what = _first_line(failed["message"]) if failed else "all steps done"
    return Text.assemble(
        (f"{report['submission']:<{width}}  ", "bold"),
        f"{report['score']:>3} / {report['max_score']}   {done} / {of} steps   ",
        (what, "dim" if failed else "green"),
    )


def changes(before: Report, after: Report) -> list[Text]:
    """Say what is different since the last run: checks that pass now, or no longer."""
    old = {check["id"]: check["status"] for check in checks_of(before)}
    lines = []
    for check in checks_of(after):
        passed, did = check["status"] == "passed", old[check["id"]] == "passed"
        if passed and not did:
            lines.append(Text(f"now passes: {check['title']}", "green"))
        elif did and not passed:
            lines.append(Text(f"no longer passes: {check['title']}", "red"))
    moved = after["score"] - before["score"]
    return [
        *lines,
        Text(f"{moved:+} points since the last run" if moved else "the same score as before"),
    ]


def marked_up(text: str) -> Text:
    """Return `text` with what stands between backticks in colour; the backticks stay."""
    result = Text(text)
    for match in re.finditer(r"`[^`\n]+`", text):
        result.stylize("cyan", match.start(), match.end())
    return result


def _headline(report: Report) -> Text:
    done, of = report["progress"]["done"], report["progress"]["of"]
    bar = "█" * done + "░" * (of - done)
    return Text.assemble((report["submission"], "bold"), f"   {bar} {done} / {of} steps")


def _step_line(step: Report) -> Text:
    score = f"{step['score']} / {step['max_score']}"
    return Text.assemble((f"Step {step['step']}  {step['title']}", "bold"), (f"   {score}", "dim"))


def _check_line(check: Report) -> RenderableType:
    sign, style = SIGNS[check["status"]]
    text = Text.assemble((f"{sign} ", style), (check["title"], "dim" if style == "dim" else ""))
    return Padding(text, (0, 0, 0, 2), expand=False)


def _explain(check: Report, hints: bool) -> list[RenderableType]:
    seen, _, wanted = check["message"].partition("\nWanted: ")
    rows: list[tuple[str, str]] = [("Seen", seen)]
    if wanted:
        rows.append(("Wanted", wanted))
    if idea := check["misconception"]:
        rows += [
            ("Idea", f"“{idea['title']}” - {idea['explanation']}"),
            ("Way out", idea["way_out"]),
        ]
    if hints and check["hint"]:
        rows.append(("Hint", _flowing(check["hint"])))
    if check["file"]:
        rows.append(
            ("Where", f"{check['file']}:{check['line']}" if check["line"] else check["file"])
        )
    if idea:
        rows.append(("Read", idea["link"]))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(name, marked_up(text))
    heading = Text.assemble(("✗ ", "red"), (check["title"], "bold"))
    return [heading, Padding(table, (0, 0, 0, 2), expand=False)]


def _task(step: Step) -> list[RenderableType]:
    heading = Text(f"Next: step {step.number}, {step.title[0].lower()}{step.title[1:]}", "bold")
    return [heading, Padding(marked_up(_flowing(step.task)), (0, 0, 0, 2), expand=False)]


def _quiz(report: Report) -> Iterable[RenderableType]:
    quiz = report["quiz"]
    answered = sum(bool(question["answer"]) for question in quiz["questions"])
    text = f"{answered} of {len(quiz['questions'])} answered"
    if quiz["marked"]:
        right = sum(bool(question["correct"]) for question in quiz["questions"])
        text += f", {right} right   {quiz['score']} / {quiz['max_score']}"
    else:
        text += "; your teacher has the key and marks them"
    yield Text.assemble(("Quiz", "bold"), f"  {text}")
    for note in quiz["notes"]:
        yield Padding(Text(note), (0, 0, 0, 2), expand=False)
    wrong = next((q for q in quiz["questions"] if q["correct"] is False), None)
    if wrong:
        yield Padding(
            marked_up(f"{wrong['id']}, {wrong['answer']}: {wrong['feedback']}"),
            (0, 0, 0, 2),
            expand=False,
        )
    elif answered < len(quiz["questions"]):
        yield Padding(
            marked_up("`python3 grade.py --quiz` asks them here."), (0, 0, 0, 2), expand=False
        )


def _total(report: Report) -> Text:
    full = report["score"] == report["max_score"]
    return Text(
        f"Total  {report['score']} / {report['max_score']}", "bold green" if full else "bold"
    )


def _flowing(text: str) -> str:
    """Join the lines of a paragraph, so that the window decides where they break."""
    return re.sub(r"(?<=\S)\n(?=[^\n\d-])\s*", " ", text)


def _first_line(message: str) -> str:
    return message.splitlines()[0] if message else ""
