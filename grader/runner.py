"""Run the checks on one submission in a process of its own, and survive whatever it does."""

import json
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.process import Worker
from grader.submission import Submission

LIMIT_ACTIVITY = 8.0  # seconds, for each import and each round of requests
LIMIT_PROCESS = 25.0  # seconds, for what is stuck where the process cannot notice it itself
LIMIT_SUBMISSION = 60.0  # seconds, for all processes of one submission together


@dataclass(frozen=True)
class Outcome:
    """What became of one check: passed, failed or error, and what the check had to say."""

    status: str
    message: str = ""
    misconception: str | None = None
    cause: str | None = None
    file: str | None = None
    line: int | None = None


def run_checks(
    worker: Worker, submission: Submission, seed: str, nodeids: list[str]
) -> dict[str, Outcome]:
    """Return the outcome of each check of `nodeids`, whatever the submission does.

    A process that ends early costs what it was busy with; a new one runs the remaining checks.
    """
    folder = Path(tempfile.mkdtemp(dir=worker.scratch))
    job = {
        "submission": str(folder / "copy"),
        "activities": str(folder / "activities.jsonl"),
        "journal": str(folder / "journal.jsonl"),
        "seed": seed,
        "time_limit": LIMIT_ACTIVITY,
    }
    submission.copy_to(folder / "copy")
    deadline = time.monotonic() + LIMIT_SUBMISSION
    outcomes: dict[str, Outcome] = {}
    try:
        while missing := [nodeid for nodeid in nodeids if nodeid not in outcomes]:
            left = deadline - time.monotonic()
            if left <= 0:
                late = f"The submission used up its {LIMIT_SUBMISSION:g} seconds before this check."
                return outcomes | {nodeid: Outcome("failed", late) for nodeid in missing}
            ending = worker.run(job | {"checks": missing}, min(left, LIMIT_PROCESS))
            before = set(outcomes)
            outcomes |= read_journal(folder / "journal.jsonl")
            if set(nodeids) <= set(outcomes):
                break
            if not _blame_activity(folder / "activities.jsonl", ending) and set(outcomes) == before:
                message = f"The process ended while this check ran ({ending})."
                outcomes[missing[0]] = Outcome("failed", message)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return outcomes


def read_journal(path: Path) -> dict[str, Outcome]:
    """Return the outcomes of the checks that have ended, from what pytest-json-report said."""
    outcomes: dict[str, Outcome] = {}
    failed: dict[str, Outcome] = {}
    for text in path.read_text("utf-8").splitlines() if path.exists() else []:
        stage = json.loads(text)
        check = stage["check"]
        if stage["outcome"] != "passed" and check not in failed:
            failed[check] = _outcome(stage["metadata"].get("fault", {}))
        if stage["when"] == "teardown":
            outcomes[check] = failed.get(check, Outcome("passed"))
    return outcomes


def _outcome(fault: dict[str, Any]) -> Outcome:
    if "message" in fault:
        return Outcome("failed", **fault)
    return Outcome("error", fault.get("grader_error", "The check gave no reason."))


def _blame_activity(path: Path, ending: str) -> bool:
    """Note how the process died, if an activity was running; a fresh process reads it."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if not lines or "begin" not in json.loads(lines[-1]):
        return False
    with path.open("a", encoding="utf-8") as record:
        record.write(json.dumps({"died": ending}) + "\n")
    return True
