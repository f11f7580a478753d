"""Build the report of one submission: plain data, the same bytes for the same submission."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from grader.manifest import Check, Step, load_ledger, load_steps
from grader.runner import Outcome

VERSION = 1
EXERCISE = "async-in-django"
Report = dict[str, Any]


def build(name: str, outcomes: dict[str, Outcome], quiz: Report, notes: Iterable[str]) -> Report:
    """Return the report; its shape is grader/report.schema.json.

    `outcomes` maps pytest's names of checks to what became of them; a check that is missing there
    is the grader's own error.
    """
    causes: dict[str, str] = {}
    steps = [_step(step, outcomes, causes) for step in load_steps()]
    return {
        "version": VERSION,
        "exercise": EXERCISE,
        "submission": name,
        "score": sum(step["score"] for step in steps) + quiz["score"],
        "max_score": sum(step["max_score"] for step in steps) + quiz["max_score"],
        "progress": {"done": sum(s["status"] == "passed" for s in steps), "of": len(steps)},
        "steps": steps,
        "quiz": quiz,
        "integrity": {"witnessed": False, "notes": list(notes)},
    }


def dumps(report: Report | list[Report]) -> str:
    """Return the JSON text of a report, with a final line end."""
    text = json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()  # lone surrogates become JSON escapes


def checks_of(report: Report) -> list[Report]:
    """Return the results of all checks of a report, in order."""
    return [check for step in report["steps"] for check in step["checks"]]


def first_failed(report: Report) -> Report | None:
    """Return the first check that failed, or that could not be done."""
    return next((c for c in checks_of(report) if c["status"] in ("failed", "error")), None)


def is_complete(report: Report) -> bool:
    """Say whether all points are earned; without the key, whether all questions are answered."""
    if report["quiz"]["marked"]:
        return bool(report["score"] == report["max_score"])
    answered = all(question["answer"] for question in report["quiz"]["questions"])
    return answered and all(step["status"] == "passed" for step in report["steps"])


def _step(step: Step, outcomes: dict[str, Outcome], causes: dict[str, str]) -> Report:
    checks = [_check(check, outcomes.get(check.nodeid), causes) for check in step.checks]
    statuses = [check["status"] for check in checks]
    worst = next((s for s in ("error", "failed", "blocked") if s in statuses), "passed")
    return {
        "step": step.number,
        "title": step.title,
        "score": sum(check["score"] for check in checks),
        "max_score": step.points,
        "status": worst,
        "checks": checks,
    }


def _check(check: Check, outcome: Outcome | None, causes: dict[str, str]) -> Report:
    """Return one result. `causes` holds the faults told so far, by the check that told them."""
    outcome = outcome or Outcome("error", "The check did not run.")
    status, message = outcome.status, outcome.message
    if outcome.status == "failed" and outcome.cause:
        teller = causes.setdefault(outcome.cause, check.title)
        if teller != check.title:
            status, message = "blocked", f"This waits for another check: {teller}."
    known = load_ledger().get(outcome.misconception or "")
    told = status == "failed"
    return {
        "id": check.id,
        "title": check.title,
        "points": check.points,
        "score": check.points if status == "passed" else 0,
        "status": status,
        "message": message,
        "cause": outcome.cause,
        "hint": check.hint if told and _hint_fits(outcome) else "",
        "misconception": asdict(known) if known and told else None,
        "file": outcome.file if told else None,
        "line": outcome.line if told else None,
    }


def _hint_fits(outcome: Outcome) -> bool:
    """Say whether the check's hint helps: not when the code stopped before it got there."""
    cause = outcome.cause or ""
    return cause != "view-stopped" and not cause.startswith("import ")


def exit_status(reports: list[Report], only: int | None = None) -> int:
    """Return 0 when every point is earned, 1 when some are missing, 2 when a check broke down.

    `only` is the one step that counts, as in `--step`.
    """
    if any(check["status"] == "error" for report in reports for check in checks_of(report)):
        return 2
    if only is not None:
        return int(any(report["steps"][only - 1]["status"] != "passed" for report in reports))
    return int(not all(map(is_complete, reports)))
