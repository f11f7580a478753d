"""Grade the bank again and again under load, by chance in every way, and count what changes.

    .venv/bin/python -m authoring.stability [--repeats 20]

Each repeat draws other data (--salt), another order of the checks and other hashes, while as many
busy processes as there are processors take their share of the machine. It takes long; no test
runs it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from authoring import bank
from grader.marking.one import Randomness
from grader.marking.pool import default_jobs


def differing(number: int, jobs: int) -> list[str]:
    """Return the cases of one repeat that got another verdict than expected."""
    by_chance = Randomness(f"repeat {number}", shuffle=number, hash_seed=str(number + 1))
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        reports = bank.grade_cases(bank.all_cases(), Path(scratch), jobs, by_chance)
        for case, report in reports.items():
            observed = bank.observed(report)
            right = {"score": report.max_score}
            expected = right if case.parent.name == "right" else bank.expected(case)
            wanted = {key: expected.get(key, observed[key]) for key in bank.STABLE}
            if wanted != {key: observed[key] for key in bank.STABLE}:
                found.append(f"{case.name}: {observed}")
    return found


def main() -> int:
    """Repeat, say what differed, return how many verdicts did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=20)
    repeats = parser.parse_args().repeats
    jobs = default_jobs(1000)
    loop = [sys.executable, "-c", "while True: pass"]
    load = [subprocess.Popen(loop) for _ in range(os.cpu_count() or 1)]
    total = 0
    try:
        for number in range(repeats):
            started = time.monotonic()
            found = differing(number, jobs)
            total += len(found)
            seconds = time.monotonic() - started
            print(f"repeat {number + 1}: {len(found)} changed, {seconds:.0f} s", *found, sep="\n  ")
            sys.stdout.flush()
    finally:
        for process in load:
            process.kill()
    print(f"{total} of {repeats * len(bank.all_cases())} verdicts changed")
    return min(total, 1)


if __name__ == "__main__":
    sys.exit(main())
