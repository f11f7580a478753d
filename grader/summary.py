"""Write a report as Markdown: the job summary on GitHub."""

from grader.report import Report, first_failed

SIGNS = {"passed": "✅", "failed": "❌", "blocked": "➖", "error": "⚠️"}


def markdown(report: Report) -> str:
    """Return the summary: a table of steps and checks, then what to do next."""
    done, of = report["progress"]["done"], report["progress"]["of"]
    lines = [f"## {report['score']} / {report['max_score']} points, {done} / {of} steps", ""]
    lines += ["| | check | points |", "|---|---|---|"]
    for step in report["steps"]:
        lines.append(
            f"| | **{step['step']}. {step['title']}** | {step['score']} / {step['max_score']} |"
        )
        for check in step["checks"]:
            points = f"{check['score']} / {check['points']}"
            lines.append(f"| {SIGNS[check['status']]} | {escape(check['title'])} | {points} |")
    quiz = report["quiz"]
    score = f"{quiz['score']} / {quiz['max_score']}" if quiz["marked"] else "marked by your teacher"
    lines += [f"| | **Quiz** | {score} |", ""]
    if failed := first_failed(report):
        lines += [f"### Next: {escape(failed['title'])}", "", *_block(failed["message"]), ""]
        if idea := failed["misconception"]:
            lines += [f"**{escape(idea['title'])}** {escape(idea['explanation'])} ", ""]
            lines += [f"{escape(idea['way_out'])} [Read more]({idea['link']})", ""]
        lines += [escape(failed["hint"]), ""]
        if failed["file"]:
            lines += [
                f"Where: `{failed['file']}`"
                + (f", line {failed['line']}" if failed["line"] else ""),
                "",
            ]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return `text` so that nothing in it is taken for HTML or a table."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")


def _block(text: str) -> list[str]:
    """Quote text that comes from a submission: as indented code it stays as it is."""
    return [f"    {line}" for line in text.splitlines()]
