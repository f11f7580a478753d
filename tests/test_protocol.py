"""The border between checks and grader: both sides, and the page about it, say the same."""

import json
import re
import subprocess
import sys

import msgspec
import pytest

from checks.harness import evidence, printed, showing
from checks.harness import protocol as theirs
from checks.harness.record import Record as TheirRecord
from grader.report import outcome
from grader.report.outcome import Fault, Outcome
from grader.running import protocol as ours
from grader.running.record import Record
from reading import ROOT

OURS = {"begun": ours.Begun, "ended": ours.Ended, "died": ours.Died, "result": ours.Result}
PAGE = (ROOT / "docs" / "protocol.md").read_text("utf-8")
FAULT = Fault(
    "seen",
    "wanted",
    "an-idea",
    "a-cause",
    "a/file.py",
    3,
    True,
    True,
    "x = 1",
    ("x = 1",),
    ("hello", "…"),
)


def too_long(**fields: object) -> str:
    """Return the line of a result whose fault has fields that no check writes."""
    fault = {"seen": "", **fields}
    line = {"kind": "result", "check": "x", "outcome": "failed", "fault": fault, "trouble": None}
    return json.dumps(line)


def test_both_sides_name_the_same_lines():
    assert [line.value for line in theirs.Line] == list(OURS)
    assert {kind: line.__struct_config__.tag for kind, line in OURS.items()} == dict(
        zip(OURS, OURS, strict=True)
    )


def test_both_sides_name_the_same_options_fields_and_deaths():
    assert ours.LookAt.__struct_fields__ == theirs.OPTIONS
    assert Fault.__struct_fields__ == theirs.FAULT
    assert [*theirs.Death] == [*ours.Death]
    outcomes = ours.Result.__annotations__["outcome"].__args__
    assert tuple(outcome.value for outcome in theirs.Outcome) == outcomes


def test_the_checks_keep_to_the_bounds_of_the_grader():
    assert showing.LONGEST_VALUE == outcome.LONGEST_SHOWN
    assert evidence.MOST_VALUES == outcome.MOST_VALUES
    assert printed.MOST_SHOWN == outcome.LONGEST_PRINTED
    assert printed.MOST_LINES + 2 == outcome.MOST_PRINTED  # with … and when that was
    for bound in ("LONGEST_SHOWN", "LONGEST_PRINTED", "MOST_VALUES", "MOST_PRINTED"):
        assert re.search(rf"\b{getattr(outcome, bound)}\b", PAGE), bound


def test_pytest_knows_every_option():
    command = [sys.executable, "-m", "pytest", "checks", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for option in theirs.OPTIONS:
        assert f"--{option.replace('_', '-')}=" in shown


def test_what_one_side_writes_the_other_reads(tmp_path):
    path = tmp_path / "record.jsonl"
    record = TheirRecord(str(path))
    record.begin("one")
    record.end("one")
    record.result("passes", None, None)
    record.result("fails", msgspec.to_builtins(FAULT), None)
    record.result("breaks", None, "why")
    record.begin("two")
    ours_now = Record(path)
    ours_now.read()
    assert not ours_now.damaged
    assert ours_now.running() == "two"
    assert ours_now.outcomes() == {
        "passes": Outcome("passed"), "fails": Outcome("failed", FAULT),
        "breaks": Outcome("error", trouble="why"),
    }  # fmt: skip
    ours_now.blame("two", ours.Death.CRASH, "signal 9")
    deadly = record.deadly()
    assert list(deadly) == ["two"]
    assert (deadly["two"]["death"], deadly["two"]["detail"]) == ("crash", "signal 9")


@pytest.mark.parametrize(
    "line",
    [
        "[]", "null", "garbage", '{"kind": "begun"}', '{"kind": "won", "activity": "x"}',
        '{"kind": "begun", "activity": 1}', '{"kind": "begun", "activity": "x", "more": 1}',
        '{"kind": "result", "check": "x", "outcome": "won", "fault": null, "trouble": null}',
        '{"kind": "result", "check": "x", "outcome": "failed", "fault": {"seen": 1}}',
        "\ud800", too_long(source="x" * 91), too_long(values=["x"] * 4),
        too_long(values=["x" * 91]), too_long(printed=["x"] * 8),
        too_long(printed=["x" * 201]), too_long(printed="x"),
    ],
)  # fmt: skip
def test_a_line_that_is_none_ends_the_reading(tmp_path, line):
    path = tmp_path / "record.jsonl"
    TheirRecord(str(path)).result("first", None, None)
    with path.open("ab") as file:
        file.write(line.encode("utf-8", "surrogatepass") + b"\n")
    TheirRecord(str(path)).result("second", None, None)
    record = Record(path)
    record.read()
    assert record.damaged
    assert list(record.outcomes()) == ["first"]


def test_a_line_cut_off_in_the_middle_is_taken_out(tmp_path):
    path = tmp_path / "record.jsonl"
    path.write_text('{"kind": "begun", "activity": "one"}\n{"kind": "ended", "acti')
    record = Record(path)
    record.read()
    assert (record.damaged, record.running()) == (False, "one")
    assert path.read_text().endswith('"one"}\n')


def test_the_page_lists_every_name():
    lines = {match[1]: match[0] for match in re.finditer(r"(?m)^\| `(\w+)` \|.*$", PAGE)}
    for kind, struct in OURS.items():
        assert set(re.findall(r"`(\w+)`", lines[kind])) == {kind, *struct.__struct_fields__}
    for name in (*theirs.OPTIONS, *theirs.FAULT, *theirs.Death, *theirs.Outcome, ours.KIND):
        assert f"`{name}`" in PAGE, name


def test_the_example_on_the_page_can_be_read(tmp_path):
    job, example = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert msgspec.json.decode(job, type=ours.Job).look_at.time_limit == 8
    (tmp_path / "record.jsonl").write_text(example)
    record = Record(tmp_path / "record.jsonl")
    record.read()
    assert not record.damaged
    assert {json.loads(line)["kind"] for line in example.splitlines()} == set(OURS)
