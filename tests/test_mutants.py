"""The mutants: which there are, what they are called, and what is changed in them."""

import ast
import re

import libcst as cst
import pytest

from authoring import bank, mutants, slips, trees

MOST = 500  # what --validity can grade in a few minutes

SLIPS = [
    ("await f()", "f()"),
    ("async with a: b", "with a: b"),
    ("async for a in b: c", "for a in b: c"),
    ("[a async for a in b]", "[a for a in b]"),
    ("@a\ndef f(): b", "def f(): b"),
    ("if a:\n    b\n", "b\n"),
    ("if a:\n    b\nc\n", "c\n"),
    ("if a:\n    b\nelse:\n    c\n", "c\n"),
    ("try:\n    a\nfinally:\n    b\n", "a\nb\n"),
    ("try:\n    a\nexcept B:\n    c\n", "a\n"),
    ("try:\n    a\nexcept B:\n    c\n", "try:\n    a\nexcept B:\n    pass\n"),
    ("try:\n    a\nexcept B:\n    c\nexcept D:\n    e\n", "try:\n    a\nexcept B:\n    c\n"),
    ("if a:\n    raise\n", "if a:\n    pass\n"),
    ("a(status=503)", "a(status=200)"),
    ("a(status=503)", "a()"),
    ("{'external': a, 'item_count': b}", "{'external': a, \"items\": b}"),
    ("{'external': a, 'item_count': b}", "{'external': a, }"),
    ("a == 3", "a == 4"),
    ("a == 3", "a == 2"),
    ("a == b", "a != b"),
    ("a is b", "a is not b"),
    ("a and b", "a or b"),
    ("a += 1", "a -= 1"),
    ("a += 1", "a = 1"),
    ("for a in b:\n    break\n", "for a in b:\n    continue\n"),
    ("for a in b:\n    c\n    d\n", "for a in b:\n    c\nd\n"),
    ("def f():\n    a\n    b\n", "def f():\n    b\n    a\n"),
    ("def f():\n    return a\n", "def f():\n    a\n"),
    ("a = b()", "a = await b()"),
    ("a = b()", "a = None"),
    ("a.b()", "a.b"),
    ("a.b()", "a"),
    ("await a.aclose()", "await a.close()"),
    ("await a()", "await a()\nawait a()"),
    ("import a", ""),
]


def texts(source: str) -> set[str]:
    """Return each program that one slip makes of a source."""
    tree = cst.parse_module(source)
    made = {trees.with_another(tree, n, new) for n in trees.nodes(tree) for new in slips.of(n)}
    return {text.strip() for text in made if text is not None}


@pytest.mark.parametrize(("source", "wanted"), SLIPS)
def test_a_slip_is_made(source, wanted):
    assert wanted.strip() in texts(source)


def test_what_changes_nothing_is_no_slip():
    assert texts('"""A text."""') == set()
    assert texts("from a import b") == {""}
    assert "a = 1\na = 1" not in texts("a = 1")


def test_each_submission_brings_something_and_says_what():
    listed = mutants.submissions()
    right = {case.name for case in bank.cases("right")}
    assert next(iter(listed)) == "reference"
    assert len(listed) == 11
    assert set(listed) - {"reference"} <= right
    assert all(listed.values())
    assert {mutant.submission for mutant in mutants.make()} == set(listed)


def test_names_tell_submission_file_line_and_change():
    made = mutants.make()
    assert 400 < len(made) <= MOST
    assert len({mutant.name for mutant in made}) == len(made)
    for mutant in made:
        folder = mutants._folder(mutant.submission)
        lines = (folder / mutant.file.rpartition("/")[2]).read_text("utf-8").splitlines()
        told = re.match(r"(?:-|twice:|moved up:|moved down:|less indented:) (.*)", mutant.change)[1]
        assert told.startswith(lines[mutant.line - 1].strip()), mutant.name


def test_a_change_is_made_in_one_submission_only():
    owners: dict[str, set[str]] = {}
    for mutant in mutants.make():
        owners.setdefault(mutant.change, set()).add(mutant.submission)
    assert all(len(owning) == 1 for owning in owners.values())


def test_a_mutant_is_its_submission_with_one_file_changed(tmp_path):
    mutant = next(m for m in mutants.make() if m.file == "items/helpers.py")
    changed = mutant.assemble(tmp_path / "mutant")
    right = bank.assemble(bank.BANK / "right" / mutant.submission, tmp_path / "right")
    files = [f.relative_to(right).as_posix() for f in right.rglob("*") if f.is_file()]
    assert [f for f in files if (right / f).read_bytes() != (changed / f).read_bytes()] == [
        "items/helpers.py"
    ]


def test_the_solution_is_mutated_where_a_student_writes():
    files = {mutant.file for mutant in mutants.make() if mutant.submission == "reference"}
    assert files == {"items/models.py", "items/views.py"}


def test_the_mutants_that_are_right_exist_and_have_a_reason():
    made = {mutant.name for mutant in mutants.make()}
    assert set(mutants.equivalents()) <= made
    assert all(mutants.equivalents().values())


def test_no_mutant_that_is_called_right_cannot_be_read():
    right = mutants.equivalents()
    for mutant in mutants.make():
        if mutant.name in right:
            ast.parse(mutant.text)
