"""The parts of the README files that are made from other files are up to date."""

import rendered
from reading import ROOT


def test_readme_shows_a_real_run_and_the_real_tasks():
    text = (ROOT / "README.md").read_text("utf-8")
    assert rendered.readme(text) == text


def test_the_sample_comes_early():
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert lines.index("$ python3 grade.py") < 12
    assert lines[lines.index("$ python3 grade.py") + 1].startswith("starter")


def test_quiz_readme_shows_the_questions():
    assert (ROOT / "quiz" / "README.md").read_text("utf-8") == rendered.quiz()
