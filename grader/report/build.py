"""Build the report of one submission: the same data for the same submission."""

from collections.abc import Mapping
from dataclasses import replace

from grader.exercise.description import load_exercise
from grader.exercise.ledger import load_ledger
from grader.exercise.steps import Check, Step, load_steps
from grader.report.harmless import harmless
from grader.report.model import (
    CheckResult,
    Integrity,
    Progress,
    QuizResult,
    Report,
    Status,
    StepResult,
)
from grader.report.outcome import Fault, Outcome

WORST_FIRST: tuple[Status, ...] = ("error", "failed", "blocked")


def build(
    name: str, outcomes: Mapping[str, Outcome], quiz: QuizResult, notes: tuple[str, ...]
) -> Report:
    """Return the report of the submission `name`.

    `outcomes` maps pytest's names of checks to what became of them; a check that is missing there
    is the grader's own error.
    """
    tellers: dict[str, str] = {}
    steps = tuple(_step(step, outcomes, tellers) for step in load_steps())
    return Report(
        version=2,
        exercise=load_exercise().id,
        submission=name,
        score=sum(step.score for step in steps) + quiz.score,
        max_score=sum(step.max_score for step in steps) + quiz.max_score,
        progress=Progress(sum(step.status == "passed" for step in steps), len(steps)),
        steps=steps,
        quiz=replace(quiz, notes=tuple(map(harmless, quiz.notes))),
        integrity=Integrity(confined=False, witnessed=False, notes=tuple(map(harmless, notes))),
    )


def _step(step: Step, outcomes: Mapping[str, Outcome], tellers: dict[str, str]) -> StepResult:
    missing = Outcome("error", trouble="The check did not run.")
    checks = tuple(
        _check(check, outcomes.get(check.nodeid, missing), tellers) for check in step.checks
    )
    statuses = {check.status for check in checks}
    worst: Status = next((s for s in WORST_FIRST if s in statuses), "passed")
    return StepResult(
        step=step.number,
        title=step.title,
        score=sum(check.score for check in checks),
        max_score=step.points,
        status=worst,
        checks=checks,
    )


def _check(check: Check, outcome: Outcome, tellers: dict[str, str]) -> CheckResult:
    """Return one result. `tellers` has the title of the check that told of a cause first."""
    fault, status = outcome.fault or Fault(outcome.trouble), outcome.status
    if fault.misconception not in (None, *load_ledger()):
        unknown = f"checks/misconceptions.toml has no entry {fault.misconception!r}."
        return _result(check, "error", Fault(unknown))
    teller = tellers.setdefault(fault.cause, check.title) if fault.cause else check.title
    if teller != check.title:
        waits = Fault(f"This waits for another check: {teller}.", cause=fault.cause)
        return _result(check, "blocked", waits)
    return _result(check, status, fault)


def _result(check: Check, status: Status, fault: Fault) -> CheckResult:
    return CheckResult(
        id=check.id,
        title=check.title,
        points=check.points,
        score=check.points if status == "passed" else 0,
        status=status,
        seen=harmless(fault.seen),
        wanted=harmless(fault.wanted),
        hint=check.hint if status == "failed" and _fits(fault) else "",
        misconception=fault.misconception,
        idea=load_ledger().get(fault.misconception or ""),
        cause=fault.cause,
        file=fault.file and harmless(fault.file),
        line=fault.line,
        whole_file=fault.whole_file,
        source=harmless(fault.source),
        values=tuple(map(harmless, fault.values)),
        printed=tuple(map(harmless, fault.printed)),
    )


def _fits(fault: Fault) -> bool:
    """Say whether the hint of the check speaks of this fault: a wrong idea has its own way out."""
    return not fault.hides_hint and not fault.misconception
