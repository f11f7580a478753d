"""Each dimension in which data vary is needed: without it a wrong submission keeps its points."""

import json
import random
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from authoring import bank
from checks.harness.asking import dimensions, failures, payloads
from reading import ROOT, copy_parts

DIMENSIONS = tomllib.loads((ROOT / "authoring" / "dimensions.toml").read_text("utf-8"))
PARTS = (
    "checks",
    "quiz",
    "starter",
    "reference",
    "grader",
    "pyproject.toml",
    "grade.py",
    "requirements.txt",
)


@pytest.fixture
def copy(tmp_path) -> Path:
    """Copy what grades, so that a dimension can be frozen in it."""
    return copy_parts(PARTS, tmp_path / "frozen")


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_wrong_submission_survives_where_a_dimension_is_frozen(copy, dimension, tmp_path):
    case = bank.BANK / "wrong" / DIMENSIONS[dimension]["finds"]
    assert bank.expected(case)["score"] < 100
    folder = bank.assemble(case, tmp_path / "work")
    switch = Path("checks", "harness", "asking", "dimensions.py")
    text = (ROOT / switch).read_text("utf-8")
    frozen = text.replace("FROZEN: set[str] = set()", f"FROZEN = {{{dimension!r}}}")
    assert frozen != text
    (copy / switch).write_text(frozen, "utf-8")
    finished = subprocess.run(
        [sys.executable, "grade.py", str(folder)], cwd=copy, capture_output=True, encoding="utf-8",
        check=False, timeout=60,
    )  # fmt: skip
    assert "Total  100 / 100" in finished.stdout, finished.stdout


def test_every_dimension_is_listed():
    asking = Path(dimensions.__file__).parent
    source = "".join(file.read_text("utf-8") for file in asking.glob("*.py"))
    named = {part.split('"')[1] for part in source.split("varies(")[1:] if part.startswith('"')}
    assert named | {failure.name for failure in failures.Failure} == set(DIMENSIONS)
    assert all(entry["varies"] for entry in DIMENSIONS.values())


@pytest.mark.parametrize("seed", range(20))
def test_chunks_of_any_size_cut_a_letter_in_two(seed):
    text = json.dumps(payloads.todo(random.Random(seed), full=True), ensure_ascii=False)
    sent = text.encode()
    assert len(sent) <= 4096
    within = {at for at, byte in enumerate(sent) if 0x80 <= byte < 0xC0}
    missed = [size for size in range(1, 1025) if not within & {*range(size, len(sent), size)}]
    assert missed == []


def test_chunks_cut_a_letter_wherever_the_long_words_begin():
    words = " ".join(payloads.cut_letters()).encode()
    for begin in range(100, 900):
        within = {begin + at for at, byte in enumerate(words) if 0x80 <= byte < 0xC0}
        end = begin + len(words)
        for size in range(1, 1025):
            assert any(cut in within for cut in range(begin - begin % size, end, size))
