"""Run the tests of this project in parallel."""

import pytest

from grader.errors import GradeError
from grader.exercise.paths import ROOT

TESTS = ROOT / "tests"


def main(argv: list[str]) -> int:
    """Run the tests; `argv` goes to pytest; return pytest's exit status."""
    if not TESTS.is_dir():
        raise GradeError("There are no tests here: tests/.")
    here = ["-c", str(TESTS / "pytest.toml"), "--rootdir", str(TESTS), str(TESTS)]
    return int(
        pytest.main([*here, "-q", "-n", "auto", "--dist", "worksteal", "--timeout=120", *argv])
    )
