"""The screens: one report in full, one while it is watched, many in a line each."""

import sys

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.report.model import Report
from grader.writers.terminal.changes import changes
from grader.writers.terminal.display import Display
from grader.writers.terminal.fault import explanation, wrong_answers
from grader.writers.terminal.words import SIGNS, flowing, marked_up

LEGEND = {
    "blocked": "– waits for another check",
    "error": "! could not be looked at: a fault of the checks, not of the submission",
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


def single(report: Report, display: Display) -> RenderableType:
    """Return the whole screen for one submission."""
    notes = [Text(f"\nNote: {note}") for note in report.integrity.notes]
    middle = [*explanation(report, display), *_task(report, display), *notes]
    return Group(_overview(report, display), *middle, *_totals(report, display))


def watched(before: Report | None, report: Report, display: Display) -> RenderableType:
    """Return the screen after a save: what changed and what is wrong come last, in sight."""
    if before is None:
        return single(report, display)
    last = [*changes(before, report), *explanation(report, display)]
    return Group(_overview(report, display), *_totals(report, display), Text(), *last)


def points(score: int, broken: bool) -> str:
    """Return a score, or ? where a check broke down: then nobody knows it."""
    return "?" if broken else str(score)


def line(report: Report, width: int) -> Text:
    """Return the one line of a report in a class."""
    failed = report.first_failed()
    done, of = report.progress.done, report.progress.of
    what = failed.seen.splitlines()[0] if failed else "all steps done"
    what = (report.integrity.notes or [what])[0]
    score = points(report.score, report.is_broken())
    if report.is_broken():
        what = f"a fault of the checks: {what}"
    return Text.assemble(
        (f"{report.submission:<{width}}  ", "bold"),
        f"{score:>3} / {report.max_score}   {done} / {of} steps   ",
        (what, "dim" if failed else "green"),
    )


def _overview(report: Report, display: Display) -> RenderableType:
    done, of = report.progress.done, report.progress.of
    bar = "█" * done + "░" * (of - done)
    parts: list[RenderableType] = [
        Text.assemble((report.submission, "bold"), f"   {bar} {done} / {of} steps")
    ]
    for step in display.steps(report):
        title, score = (
            f"Step {step.step}  {step.title}",
            f"   {points(step.score, step.status == 'error')} / {step.max_score}",
        )
        table = Table.grid(padding=(0, 1))
        for check in step.checks:
            sign, style = SIGNS[check.status]
            table.add_row(Text(f"  {sign}", style), Text(check.title, "dim" * (style == "dim")))
        parts += [Text(), Text.assemble((title, "bold"), (score, "dim")), table]
    shown = {check.status for step in display.steps(report) for check in step.checks}
    legend = [words for status, words in LEGEND.items() if status in shown]
    if legend:
        parts.append(Text("\n" + "\n".join(legend), "dim"))
    return Group(*parts)


def _task(report: Report, display: Display) -> list[RenderableType]:
    left = [step for step in display.steps(report) if step.status != "passed"]
    failed = report.first_failed()
    if not left or not display.hints or (failed and (failed.whole_file or report.is_broken())):
        return []
    step = left[0]
    heading = Text(f"\nNext: step {step.step}, {step.title[0].lower()}{step.title[1:]}", "bold")
    task = marked_up(flowing(display.tasks[step.step]))
    return [heading, Padding(task, (0, 0, 0, 2), expand=False)]


def _totals(report: Report, display: Display) -> list[RenderableType]:
    if display.only is not None:
        return []
    quiz = report.quiz
    answered = sum(bool(question.answer) for question in quiz.questions)
    text = f"{answered} of {len(quiz.questions)} answered"
    wrong = wrong_answers(quiz)
    if quiz.marked:
        right = sum(bool(question.correct) for question in quiz.questions)
        text += f", {right} right   {quiz.score} / {quiz.max_score}"
    else:
        text += "; your teacher has the key and marks them"
    parts: list[RenderableType] = [Text(), Text.assemble(("Quiz", "bold"), f"  {text}")]
    parts += [Padding(Text(note), (0, 0, 0, 2), expand=False) for note in quiz.notes]
    parts += wrong[:1]
    if len(wrong) > 1:
        parts.append(Text(f"  The report (--json) explains {len(wrong) - 1} more wrong answers."))
    if answered < len(quiz.questions):
        parts.append(marked_up("  `python3 grade.py --quiz` asks them here."))
    total = f"\nTotal  {points(report.score, report.is_broken())} / {report.max_score}"
    if report.score == report.max_score:
        return [*parts, Text(f"{total}   Done: commit and push.", "bold green")]
    return [*parts, Text(total, "bold")]
