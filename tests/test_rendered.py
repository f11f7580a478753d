"""The texts that are made from other files are up to date."""

import re

import pytest

from authoring import rendered
from reading import ROOT


def test_every_made_text_is_up_to_date():
    for place, text in rendered.all_texts().items():
        assert place.read_text("utf-8") == text, place


@pytest.mark.parametrize("page", [ROOT / "README.md", rendered.FOR_STUDENTS], ids=["all", "theirs"])
def test_the_sample_comes_early(page):
    lines = page.read_text("utf-8").splitlines()
    assert lines.index("$ python3 grade.py") < 12
    assert lines[lines.index("$ python3 grade.py") + 1].startswith("starter")


def test_the_teachers_part_is_short_and_names_files_that_exist():
    page = (ROOT / "README.md").read_text("utf-8")
    part = page.partition("<!-- teachers -->")[2]
    assert len([line for line in part.splitlines() if line.strip()]) <= 16
    for place in re.findall(r"\]\(([\w./-]+)\)", page):
        assert (ROOT / place).exists(), place


def test_the_example_in_the_checks_own_page_is_a_check():
    example = (ROOT / "checks" / "README.md").read_text("utf-8").split("```")[1]
    code = example.removeprefix("python\n").strip()
    assert any(code in file.read_text("utf-8") for file in (ROOT / "checks").glob("test_*.py"))
