"""A report as Markdown: the job summary on GitHub."""

from collections.abc import Iterable

from grader.report.model import CheckResult, Report

SIGNS = {"passed": "✅", "failed": "❌", "blocked": "➖", "error": "⚠️"}


def text(report: Report) -> str:
    """Return the summary: a table of steps and checks, then what to do next."""
    done, of = report.progress.done, report.progress.of
    lines = [f"## {report.score} / {report.max_score} points, {done} / {of} steps", ""]
    lines += ["| | check | points |", "|---|---|---|"]
    for step in report.steps:
        lines.append(f"| | **{step.step}. {step.title}** | {step.score} / {step.max_score} |")
        for check in step.checks:
            points = f"{check.score} / {check.points}"
            lines.append(f"| {SIGNS[check.status]} | {escape(check.title)} | {points} |")
    quiz = report.quiz
    score = f"{quiz.score} / {quiz.max_score}" if quiz.marked else "marked by your teacher"
    lines += [f"| | **Quiz** | {score} |", ""]
    if failed := report.first_failed():
        lines += _next(failed)
    return "\n".join(lines) + "\n"


def _next(failed: CheckResult) -> list[str]:
    """Return what is known of the fault to mend next."""
    wanted = [f"Wanted: {failed.wanted}"] if failed.wanted else []
    lines = [f"### Next: {escape(failed.title)}", "", *_block([failed.seen, *wanted]), ""]
    if idea := failed.idea:
        lines += [f"**{escape(idea.title)}** {escape(idea.explanation)} ", ""]
        lines += [f"{escape(idea.way_out)} [Read more]({idea.link})", ""]
    lines += [escape(failed.hint), ""]
    if failed.file:
        line = f", line {failed.line}" if failed.line else ""
        lines += [f"Where: `{failed.file}`{line}", ""]
    if failed.source:
        lines += [*_block([failed.source]), ""]
    if failed.values:
        lines += ["What it held when the code had ended:", "", *_block(failed.values), ""]
    if failed.printed:
        lines += ["Your code printed:", "", *_block(failed.printed), ""]
    return lines


def escape(words: str) -> str:
    """Return `words` so that nothing in it is taken for HTML or a table."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")


def _block(parts: Iterable[str]) -> list[str]:
    """Quote what comes from a submission: as indented code it stays as it is."""
    return [f"    {line}" for part in parts for line in part.splitlines()]
