"""Grade many submissions, each in processes of its own, by several workers at once."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue

from grader.exercise.steps import load_steps
from grader.marking.key import load_key
from grader.marking.one import NO_RANDOMNESS, Randomness, grade
from grader.report.model import Report
from grader.running.worker import Worker
from grader.submissions.submission import Submission


def grade_class(
    submissions: Sequence[Submission],
    jobs: int,
    randomness: Randomness = NO_RANDOMNESS,
    done: Callable[[Report], None] = lambda _: None,
) -> Iterator[Report]:
    """Yield the reports in the order of `submissions`, graded by `jobs` workers at once.

    `done` is called with each report as soon as it is there, in whatever order and thread.
    """
    load_steps(), load_key()  # what is wrong with them is said before anything is graded
    jobs = min(jobs, len(submissions))
    idle: SimpleQueue[Worker] = SimpleQueue()

    def with_a_worker(submission: Submission) -> Report:
        worker = idle.get()
        try:
            report = grade(submission, worker, randomness)
        finally:
            idle.put(worker)
        done(report)
        return report

    with ThreadPoolExecutor(jobs) as pool, ExitStack() as stack:
        for _ in range(jobs):
            worker = stack.enter_context(Worker(randomness.hash_seed))
            worker.start()
            idle.put(worker)
        try:
            yield from pool.map(with_a_worker, submissions)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def default_jobs(count: int) -> int:
    """Return how many workers to use for `count` submissions: one a processor at most."""
    has_affinity = hasattr(os, "sched_getaffinity")
    processors = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    return max(1, min(count, processors))
