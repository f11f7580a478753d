"""Every submission of the bank gets what is expected of it, whatever the order and the data."""

import bank
import pytest

from grader.grading import grade_class
from grader.submission import find

RIGHT, WRONG = bank.cases("right"), bank.cases("wrong")
PARTS = 4  # one warm run a part, so that the parts spread over the processes of a test run


def grade_all(cases, folder, salt=""):
    found = find([bank.assemble(case, folder / case.name) for case in cases])
    return dict(zip(cases, grade_class(found, 1, salt), strict=True))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_right_submission_loses_a_point(part, tmp_path):
    for case, report in grade_all(RIGHT[part::PARTS], tmp_path).items():
        assert report["score"] == 100, (case.name, bank.observed(report))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_wrong_submission_gets_what_is_expected(part, tmp_path):
    for case, report in grade_all(WRONG[part::PARTS], tmp_path).items():
        expected, observed = bank.expected(case), bank.observed(report)
        for key in ("score", "failed", "blocked", "misconception", "first_line"):
            if key in expected:
                assert observed[key] == expected[key], (case.name, key)
