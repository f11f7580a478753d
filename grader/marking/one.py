"""Grade one submission: the checks in a worker, the quiz here, then the report."""

import random
from dataclasses import dataclass

from grader.exercise.steps import load_steps
from grader.marking import quiz
from grader.report.build import build
from grader.report.model import Report
from grader.running.attempts import run_checks
from grader.running.worker import Worker
from grader.submissions.submission import Submission


@dataclass(frozen=True)
class Randomness:
    """What a verdict must not depend on: the `salt` of the data, the order of checks, hashes.

    `shuffle` seeds a random order of the checks; None keeps the order in which they are written.
    """

    salt: str = ""
    shuffle: int | None = None
    hash_seed: str = "0"


NO_RANDOMNESS = Randomness()


def grade(submission: Submission, worker: Worker, randomness: Randomness) -> Report:
    """Return the report of one submission."""
    checks = [check.nodeid for step in load_steps() for check in step.checks]
    if randomness.shuffle is not None:
        order = random.Random(f"{randomness.shuffle} {submission.name}")  # noqa: S311
        order.shuffle(checks)
    outcomes = run_checks(worker, submission, submission.seed(randomness.salt), checks)
    return build(submission.name, outcomes, quiz.mark(submission.folder), submission.notes)
