"""Say how often the grader errs: grade the bank and the mutants, count, and make a table.

An error rate is given with the interval in which the true rate lies with 95 % probability
(Wilson's score interval), for submissions like those of the bank.
"""

import argparse
import tempfile
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from operator import itemgetter
from pathlib import Path
from statistics import NormalDist
from typing import Any

from authoring import bank, mutants, readings
from grader.exercise.steps import load_steps
from grader.marking.pool import default_jobs, grade_class
from grader.options import positive
from grader.report.model import Report
from grader.submissions.find import find

ROWS = (
    "right, but loses points",
    "wrong, but keeps points of a check it breaks",
    "wrong, and loses points it should keep",
    "wrong, but told of another idea",
    "one fault told in two steps without cause",
    "wrong line: another than one that is to be changed",
    "false statement: found by a reader, or not yet read",
    "mutant of a right one, no longer right, but keeps all points",
)


@dataclass(frozen=True)
class Row:
    """One kind of error: among `of` cases, those that show it."""

    what: str
    of: int
    errors: list[str]

    def markdown(self) -> str:
        low, high = interval(len(self.errors), self.of)
        share = f"{100 * low:.1f} to {100 * high:.1f} %"
        return f"| {self.what} | {self.of} | {len(self.errors)} | {share} |"


def main(argv: list[str]) -> int:
    """Print the table and what stands behind it; 0 when every error column is zero."""
    parser = argparse.ArgumentParser(prog="grade.py --validity", description=__doc__)
    # twice as many as processors: the cases that never end wait, and need none
    parser.add_argument("--jobs", type=positive, default=2 * default_jobs(1000), metavar="N")
    jobs = parser.parse_args(argv).jobs
    with tempfile.TemporaryDirectory() as scratch:
        rows = count(*grade_everything(Path(scratch), jobs))
    print(table(rows))
    print("\nMutants that keep all points because they are right too:\n")
    for reason, names in groupby(mutants.equivalents().items(), key=itemgetter(1)):
        print(f"  {reason}\n" + "\n".join(f"      {name}" for name, _ in names))
    wrong = [row for row in rows if row.errors]
    for row in wrong:
        print(f"\n{row.what}:\n  " + "\n  ".join(row.errors))
    return 1 if wrong else 0


def table(rows: list[Row]) -> str:
    """Return the table as Markdown, as it stands in the README."""
    lines = ["| error | cases | errors | 95 % interval |", "|---|---:|---:|---:|"]
    return "\n".join([*lines, *(row.markdown() for row in rows)])


def grade_everything(scratch: Path, jobs: int) -> tuple[dict[Path, Report], dict[str, bool]]:
    """Return the report of each case, and whether each mutant keeps all points."""
    reports = bank.grade_cases(bank.all_cases(), scratch / "bank", jobs)
    return reports, _kept_by_mutants(scratch / "mutants", jobs)


def count(reports: dict[Path, Report], kept: dict[str, bool]) -> list[Row]:
    """Return a row for each kind of error."""
    mutated = [name for name in kept if name not in mutants.equivalents()]
    right = {case: report for case, report in reports.items() if case.parent.name == "right"}
    wrong = {case: report for case, report in reports.items() if case not in right}
    pairs = [(c.name, bank.expected(c), bank.observed(report)) for c, report in wrong.items()]
    pointed = [(c.name, bank.points_right(c, r)) for c, r in wrong.items() if bank.to_change(c)]
    unread = [case.name for case, report in wrong.items() if readings.is_unread(case, report)]
    false = [name for name, expected, _ in pairs if "truth" in expected.get("found", ())]
    counts = [
        (right, [case.name for case, report in right.items() if report.score < report.max_score]),
        (pairs, [n for n, e, o in pairs if set(e["failed"]) - {*o["failed"], *o["blocked"]}]),
        (pairs, [n for n, e, o in pairs if o["score"] < e["score"]]),
        (pairs, [n for n, e, o in pairs if o["misconception"] != e["misconception"]]),
        (pairs, [n for n, e, o in pairs if is_told_twice(o) and "twice" not in e]),
        (pointed, [name for name, hit in pointed if not hit]),
        (pairs, sorted({*unread, *false})),
        (mutated, [name for name in mutated if kept[name]]),
    ]
    return [Row(what, len(of), errors) for what, (of, errors) in zip(ROWS, counts, strict=True)]


def is_told_twice(observed: dict[str, Any]) -> bool:
    """Say whether checks of two steps failed."""
    return len(steps_of(observed["failed"])) > 1


def steps_of(checks: list[str]) -> set[int]:
    """Return the steps that the named checks belong to."""
    owner = {check.id: step.number for step in load_steps() for check in step.checks}
    return {owner[check] for check in checks}


def interval(errors: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Return Wilson's score interval for a rate of `errors` in `of` cases."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    rate, spread = errors / of, 1 + z * z / of
    middle = (rate + z * z / (2 * of)) / spread
    half = z * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / spread
    return max(0.0, middle - half), min(1.0, middle + half)


def _kept_by_mutants(scratch: Path, jobs: int) -> dict[str, bool]:
    """Return whether each mutant, by name, keeps all points."""
    made = mutants.make()
    folders = [mutant.assemble(scratch / f"{n:03}") for n, mutant in enumerate(made)]
    reports = grade_class(find(folders), jobs)
    return {m.name: r.score == r.max_score for m, r in zip(made, reports, strict=True)}
