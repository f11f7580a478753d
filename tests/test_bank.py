"""The bank: every submission gets what is expected of it; docs/validity.md says how often not."""

import re

import pytest

from authoring import bank, mutants, validity
from grader.exercise.ledger import load_ledger
from grader.exercise.steps import load_steps
from grader.marking.one import Randomness
from reading import ROOT

RIGHT, WRONG = bank.cases("right"), bank.cases("wrong")
EXPECTED = {case.name: bank.expected(case) for case in WRONG}
CHECKS = {check.id for step in load_steps() for check in step.checks}


@pytest.mark.whole_bank  # it grades some 1800 submissions
@pytest.mark.timeout(900)
def test_a_fresh_run_gives_what_is_expected_and_what_the_page_says(tmp_path):
    reports, kept = validity.grade_everything(tmp_path, jobs=3)
    for case, report in reports.items():
        observed = bank.observed(report)
        if case.parent.name == "right":
            assert report.score == 100, (case.name, observed)
        else:
            wanted = {key: EXPECTED[case.name].get(key, observed[key]) for key in bank.KEYS}
            assert observed == wanted, case.name
    assert {name for name, keeps in kept.items() if keeps} == set(mutants.equivalents())
    shown = re.search(
        r"\| error \|.*?\n\n", (ROOT / "docs" / "validity.md").read_text("utf-8"), re.DOTALL
    )
    assert shown
    assert shown[0].strip() == validity.table(validity.count(reports, kept))


@pytest.mark.parametrize("part", range(4))
def test_order_hashes_and_data_change_no_verdict(part, tmp_path):
    by_chance = Randomness(salt="autumn", shuffle=7, hash_seed="31")
    cases = [*RIGHT[part::20], *WRONG[part::20]]
    quick = [case for case in cases if "forever" not in case.name and "while" not in case.name]
    for case, report in bank.grade_cases(quick, tmp_path, 1, by_chance).items():
        observed = bank.observed(report)
        if case.parent.name == "right":
            assert observed["score"] == 100, case.name
        else:
            for key in bank.STABLE:
                assert observed[key] == EXPECTED[case.name][key], (case.name, key)


def test_the_bank_is_large_and_complete():
    assert len(RIGHT) >= 40
    assert len(WRONG) >= 80
    for name, expected in EXPECTED.items():
        assert expected["idea"], name
        assert bool(expected["misconception"]) != bool(expected.get("why_none")), name
        assert ("first_line" in expected) != ("first_line_varies" in expected), name


def test_every_hint_and_every_idea_of_the_checks_is_told_to_somebody():
    failed = {check for expected in EXPECTED.values() for check in expected["failed"]}
    assert failed == CHECKS
    told = {expected["misconception"] for expected in EXPECTED.values()} - {""}
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "checks").rglob("*.py"))
    assert told == {name for name in load_ledger() if f'"{name}"' in sources}


def test_faults_in_two_steps_have_a_cause():
    for name, expected in EXPECTED.items():
        two = len(validity.steps_of(expected["failed"])) > 1
        assert two == ("twice" in expected), name


@pytest.mark.parametrize(
    ("errors", "of", "expected"),
    [(0, 80, (0.0, 0.0458)), (5, 100, (0.0215, 0.1118)), (10, 10, (0.7225, 1.0))],
)
def test_the_interval_is_wilsons(errors, of, expected):
    assert validity.interval(errors, of) == pytest.approx(expected, abs=1e-4)
