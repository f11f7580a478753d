"""Grade submissions: checks in a worker, the quiz here, a report for each."""

import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue

from grader import quiz
from grader.manifest import load_steps
from grader.process import Worker
from grader.report import Report, build
from grader.runner import run_checks
from grader.submission import Submission


@dataclass(frozen=True)
class Chance:
    """What a verdict must not depend on: the `salt` of the data, the order of checks, hashes.

    `shuffle` seeds a random order of the checks; None keeps the order in which they are written.
    """

    salt: str = ""
    shuffle: int | None = None
    hash_seed: str = "0"


def grade(submission: Submission, worker: Worker, chance: Chance) -> Report:
    """Return the report of one submission."""
    nodeids = [check.nodeid for step in load_steps() for check in step.checks]
    if chance.shuffle is not None:
        random.Random(f"{chance.shuffle} {submission.name}").shuffle(nodeids)  # noqa: S311
    outcomes = run_checks(worker, submission, submission.seed(chance.salt), nodeids)
    return build(submission.name, outcomes, quiz.mark(submission.folder), submission.notes)


def grade_class(
    submissions: list[Submission], jobs: int, chance: Chance = Chance()
) -> Iterator[Report]:
    """Yield the reports in the order of `submissions`, graded by `jobs` workers at once."""
    idle: SimpleQueue[Worker] = SimpleQueue()

    def with_a_worker(submission: Submission) -> Report:
        worker = idle.get()
        try:
            return grade(submission, worker, chance)
        finally:
            idle.put(worker)

    with ThreadPoolExecutor(jobs) as pool, ExitStack() as stack:
        for _ in range(jobs):
            worker = stack.enter_context(Worker(chance.hash_seed))
            worker.start()
            idle.put(worker)
        try:
            yield from pool.map(with_a_worker, submissions)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def default_jobs(count: int) -> int:
    """Return how many workers to use for `count` submissions: one a processor at most."""
    return max(
        1,
        min(
            count,
            len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count() or 1,
        ),
    )
