"""Run the checks on one submission in a process of its own, and survive whatever it does."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from grader.report.outcome import Fault, Outcome
from grader.running.protocol import Job, LookAt
from grader.running.record import Record
from grader.running.worker import Worker
from grader.submissions.submission import Submission

LIMIT_ACTIVITY = 8.0  # seconds, for each import and each round of requests
LIMIT_PROCESS = 25.0  # seconds, for what is stuck where the process cannot notice it itself
LIMIT_SUBMISSION = 60.0  # seconds, for all processes of one submission together


def run_checks(
    worker: Worker, submission: Submission, seed: str, checks: Sequence[str]
) -> dict[str, Outcome]:
    """Return the outcome of each of `checks`, pytest's names, whatever the submission does.

    A process that ends early costs what it was busy with; a new one runs the remaining checks.
    """
    folder = Path(tempfile.mkdtemp(dir=worker.scratch))
    try:
        submission.copy_to(folder / "copy")
        record = Record(folder / "record.jsonl")
        look_at = LookAt(str(folder / "copy"), seed, str(record.path), LIMIT_ACTIVITY)
        return _run_until_all_are_done(worker, look_at, record, checks)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run_until_all_are_done(
    worker: Worker, look_at: LookAt, record: Record, checks: Sequence[str]
) -> dict[str, Outcome]:
    deadline = time.monotonic() + LIMIT_SUBMISSION
    outcomes: dict[str, Outcome] = {}
    while missing := tuple(check for check in checks if check not in outcomes):
        left = deadline - time.monotonic()
        if left <= 0:
            late = f"The submission used up its {LIMIT_SUBMISSION:g} seconds before this check."
            return outcomes | dict.fromkeys(missing, _failed(late))
        ending = worker.run(Job(look_at, missing), min(left, LIMIT_PROCESS))
        before = set(outcomes)
        record.read()
        outcomes |= record.outcomes()
        if record.damaged:
            seen = "The submission wrote into the record of the checks, so this one does not count."
            return {check: outcomes.get(check, _failed(seen)) for check in checks}
        if activity := record.running():
            record.blame(activity, ending.death, ending.detail)
        elif set(outcomes) == before:
            outcomes[missing[0]] = _failed(f"The process ended while this check ran ({ending}).")
    return outcomes


def _failed(seen: str) -> Outcome:
    return Outcome("failed", Fault(seen))
