"""Show reports in the terminal: one in full, one while it is watched, many in a line each."""

import sys

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.explanation import (
    View,
    explanation,
    flowing,
    is_about_import,
    marked_up,
    shown_steps,
    wrong_answers,
)
from grader.report import Report, checks_of, first_failed

SIGNS = {
    "passed": ("✓", "green"),
    "failed": ("✗", "red"),
    "blocked": ("–", "dim"),
    "error": ("!", "magenta"),
}
WIDEST = 92
MOST_CHANGES = 3


def console(stderr: bool = False) -> Console:
    """Return a console that honours NO_COLOR, narrow windows and pipes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows: the code page cannot show every sign
            stream.reconfigure(encoding="utf-8", errors="replace")
    made = Console(stderr=stderr, highlight=False, soft_wrap=False)
    made.width = min(made.width, WIDEST)
    return made


def single(report: Report, view: View) -> RenderableType:
    """Return the whole screen for one submission."""
    notes = [Text(f"\nNote: {note}") for note in report["integrity"]["notes"]]
    middle = [*explanation(report, view), *_task(report, view), *notes]
    return Group(_overview(report, view), *middle, *_totals(report, view))


def watched(before: Report | None, report: Report, view: View) -> RenderableType:
    """Return the screen after a save: what changed and what is wrong come last, in sight."""
    if before is None:
        return single(report, view)
    changed = changes(before, report)
    totals = _totals(report, view)
    return Group(_overview(report, view), *totals, Text(), *changed, *explanation(report, view))


def line(report: Report, width: int) -> Text:
    """Return the one line of a report in a class."""
    failed = first_failed(report)
    done, of = report["progress"]["done"], report["progress"]["of"]
    what = failed["message"].splitlines()[0] if failed else "all steps done"
    what = (report["integrity"]["notes"] or [what])[0]
    return Text.assemble(
        (f"{report['submission']:<{width}}  ", "bold"),
        f"{report['score']:>3} / {report['max_score']}   {done} / {of} steps   ",
        (what, "dim" if failed else "green"),
    )


def changes(before: Report, after: Report) -> list[Text]:
    """Say what is different since the last run: checks that pass now, or no longer."""
    passed_before = [check for check in checks_of(before) if check["status"] == "passed"]
    passed = [check for check in checks_of(after) if check["status"] == "passed"]
    had, kept = ({check["id"] for check in checks} for checks in (passed_before, passed))
    gained = [check["title"] for check in passed if check["id"] not in had]
    lost = [
        c["title"] for c in checks_of(before) if c["status"] == "passed" and c["id"] not in kept
    ]
    lines = _listed("now passes", gained, "green") + _listed("no longer passes", lost, "red")
    moved = after["score"] - before["score"]
    return [*lines, Text(f"{moved:+} points since the last run" if moved else "the same score")]


def _overview(report: Report, view: View) -> RenderableType:
    done, of = report["progress"]["done"], report["progress"]["of"]
    bar = "█" * done + "░" * (of - done)
    parts: list[RenderableType] = [
        Text.assemble((report["submission"], "bold"), f"   {bar} {done} / {of} steps")
    ]
    for step in shown_steps(report, view):
        title, score = (
            f"Step {step['step']}  {step['title']}",
            f"   {step['score']} / {step['max_score']}",
        )
        table = Table.grid(padding=(0, 1))
        for check in step["checks"]:
            sign, style = SIGNS[check["status"]]
            table.add_row(Text(f"  {sign}", style), Text(check["title"], "dim" * (style == "dim")))
        parts += [Text(), Text.assemble((title, "bold"), (score, "dim")), table]
    if any(check["status"] == "blocked" for check in checks_of(report)):
        parts.append(Text("\n– waits for another check", "dim"))
    return Group(*parts)


def _task(report: Report, view: View) -> list[RenderableType]:
    left = [step["step"] for step in shown_steps(report, view) if step["status"] != "passed"]
    failed = first_failed(report)
    if not left or not view.hints or (failed and is_about_import(failed)):
        return []
    step = view.steps[left[0] - 1]
    heading = Text(f"\nNext: step {step.number}, {step.title[0].lower()}{step.title[1:]}", "bold")
    return [heading, Padding(marked_up(flowing(step.task)), (0, 0, 0, 2), expand=False)]


def _totals(report: Report, view: View) -> list[RenderableType]:
    if view.only is not None:
        return []
    quiz = report["quiz"]
    answered = sum(bool(question["answer"]) for question in quiz["questions"])
    text = f"{answered} of {len(quiz['questions'])} answered"
    wrong = wrong_answers(quiz)
    if quiz["marked"]:
        right = sum(bool(question["correct"]) for question in quiz["questions"])
        text += f", {right} right   {quiz['score']} / {quiz['max_score']}"
    else:
        text += "; your teacher has the key and marks them"
    parts: list[RenderableType] = [Text(), Text.assemble(("Quiz", "bold"), f"  {text}")]
    parts += [Padding(Text(note), (0, 0, 0, 2), expand=False) for note in quiz["notes"]]
    parts += wrong[:1]
    if len(wrong) > 1:
        parts.append(Text(f"  The report (--json) explains {len(wrong) - 1} more wrong answers."))
    if answered < len(quiz["questions"]):
        parts.append(marked_up("  `python3 grade.py --quiz` asks them here."))
    total = f"\nTotal  {report['score']} / {report['max_score']}"
    if report["score"] == report["max_score"]:
        return [*parts, Text(f"{total}   Done: commit and push.", "bold green")]
    return [*parts, Text(total, "bold")]


def _listed(what: str, titles: list[str], style: str) -> list[Text]:
    if len(titles) > MOST_CHANGES:
        return [Text(f"{what}: {len(titles)} checks", style)]
    return [Text(f"{what}: {title}", style) for title in titles]
