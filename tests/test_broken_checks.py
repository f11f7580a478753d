"""A fault of the checks, or of the exercise's own files, never looks like one of a student."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reading import copy_parts

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
    return copy_parts(PARTS, tmp_path)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def grade(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "grade.py", *arguments], cwd=folder, capture_output=True,
        encoding="utf-8", env={**os.environ, "NO_COLOR": "1"}, check=False, timeout=60,
    )  # fmt: skip


def test_a_check_that_breaks_down_costs_no_points_silently(copy):
    change(copy / "checks" / "test_step3_fetch.py", "must_have_asked(visit)", "1 / 0")
    finished = grade(copy, "starter", "reference", "--out", "out")
    assert finished.returncode == 2
    assert "Could not be graded, the checks broke down: reference" in finished.stderr
    with (copy / "out" / "gradebook.csv").open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["submission"] == "reference")
    assert (row["score"], row["step 2"], row["step 3"]) == ("", "20", "")
    screen = grade(copy, "reference").stdout
    assert "! The view asks the API once, and awaits the answer" in screen
    assert "a fault of the checks, not of the submission" in screen
    assert "Seen    ZeroDivisionError: division by zero" in screen
    assert "Next: step" not in screen


def test_a_check_that_pytest_does_not_have_is_an_error(copy):
    change(
        copy / "checks" / "test_step1_model.py", "def test_item_is_a_model(item, visitor)",
        "@pytest.mark.parametrize('n', [1])\ndef test_item_is_a_model(item, visitor, n)",
    )  # fmt: skip
    finished = grade(copy, "reference", "starter")
    assert finished.returncode == 2
    assert "  ? / 100   3 / 4 steps   a fault of the checks: pytest has no check" in finished.stdout


def test_an_idea_that_the_ledger_lacks_is_an_error(copy):
    change(copy / "checks" / "test_step1_model.py", '"extra-field"', '"extra-fields"')
    with (copy / "reference" / "items" / "models.py").open("a") as file:
        file.write("    price = models.IntegerField(default=1)\n")
    finished = grade(copy, "reference")
    assert finished.returncode == 2
    assert "checks/misconceptions.toml has no entry 'extra-fields'." in finished.stdout


def test_checks_that_do_not_start_say_why(copy):
    change(copy / "checks" / "conftest.py", "import inspect", "import inspekt")
    for folders in (["reference"], ["reference", "starter"]):
        finished = grade(copy, *folders)
        assert finished.returncode == 2
        said = "grade.py: The checks do not start: ModuleNotFoundError: No module named 'inspekt'\n"
        assert finished.stderr == said


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("quiz/questions.toml", "[[questions]]", "[[questions"),
        ("quiz/key.toml", "answer =", "answer"),
        ("checks/misconceptions.toml", "title =", "titel ="),
        ("checks/exercise.toml", "package =", "packages ="),
        ("checks/exercise.toml", "id =", "= id"),
        ("checks/test_step2_view.py", "import inspect", "import"),
        ("checks/test_step2_view.py", "points(10)", "points('10')"),
        ("checks/test_step2_view.py", "import inspect", "import inspect\0"),
        ("checks/exercise.toml", '"items"', '"../items"'),
    ],
)
@pytest.mark.parametrize("arguments", [["reference"], ["reference", "starter"]], ids=["one", "two"])
def test_a_file_of_the_exercise_that_is_broken_is_one_sentence(copy, file, old, new, arguments):
    change(copy / file, old, new)
    finished = grade(copy, *arguments)
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.startswith(f"grade.py: {file}") or Path(file).name in finished.stderr
    assert len(finished.stderr.splitlines()) == 1


def test_the_quiz_does_not_blame_the_student_for_broken_questions(copy):
    change(copy / "quiz" / "questions.toml", "[[questions]]", "[[questions")
    finished = grade(copy, "--quiz")
    assert finished.returncode == 2
    assert "quiz/questions.toml cannot be read" in finished.stderr
    assert "answers.toml" not in finished.stderr
