"""The grader holds nothing of its exercise: it grades another one, exercises/tiny, as well."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reading import ROOT

TINY = ROOT / "tests" / "exercises" / "tiny"
GRADER = ("grade.py", "grader", "authoring", "pyproject.toml", "requirements.txt")
# What docs/authors.md tells an author to delete of what lies in checks/harness/ itself.
DELETED = {"__init__.py", "causes.py"}
VIEWS = (TINY / "reference" / "hello" / "views.py").read_text("utf-8")
SUBMISSIONS = {
    "right": (VIEWS, 'what-is-a-view = "a"\nwhat-does-it-return = "B"\nwhich-method = "C"\n'),
    "wrong": (
        VIEWS.replace('HttpResponse(f"Hello {name}")', '"Hello"'),
        'which-method = "D"\nwhat-is-a-view = "C"\n',
    ),
    "broken": ("def hello(request:\n", ""),
}


@pytest.fixture
def exercise(tmp_path) -> Path:
    """Make a copy of this project in which the exercise is the tiny one."""
    folder = tmp_path / "exercise"
    shutil.copytree(TINY, folder)
    for name in GRADER:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    for file in (ROOT / "checks" / "harness").glob("*.py"):
        if file.name not in DELETED:
            shutil.copy(file, folder / "checks" / "harness")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for name, (views, answers) in SUBMISSIONS.items():
        shutil.copytree(folder / "starter", folder / "class" / name)
        (folder / "class" / name / "hello" / "views.py").write_text(views)
        (folder / "class" / name / "answers.toml").write_text(answers)
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "grade.py", *arguments], cwd=folder, encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", **environment},
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_class_gets_reports_and_a_gradebook(exercise):
    folders = [f"class/{name}" for name in SUBMISSIONS]
    finished = run(exercise, *folders, "--out", "reports")
    assert finished.returncode == 1, finished.stderr
    assert finished.stdout.splitlines()[-1] == "3 graded, 1 with full score"
    with (exercise / "reports" / "gradebook.csv").open(encoding="utf-8") as file:
        rows = {row["submission"]: list(row.values())[1:] for row in csv.DictReader(file)}
    assert rows == {
        "right": ["16", "16", "2", "7", "5", "4"],
        "wrong": ["0", "16", "0", "0", "0", "0"],
        "broken": ["0", "16", "0", "0", "0", "0"],
    }
    right, wrong, broken = (
        json.loads((exercise / "reports" / f"{name}.json").read_text("utf-8"))
        for name in SUBMISSIONS
    )
    assert right["exercise"] == "say-hello"
    assert right["progress"] == {"done": 2, "of": 2}
    assert [question["points"] for question in right["quiz"]["questions"]] == [1, 1, 2]
    assert wrong["steps"][0]["checks"][0]["misconception"] == "text-is-enough"
    assert wrong["quiz"]["notes"] == ['answers.toml: which-method is "D"; wanted A, B or C.']
    first = broken["steps"][0]["checks"][0]
    assert "hello/views.py, line 1 raises SyntaxError" in first["seen"]
    assert (first["file"], first["line"]) == ("hello/views.py", 1)


def test_the_screen_and_the_summary_are_those_of_the_exercise(exercise):
    summary = exercise / "summary.md"
    finished = run(exercise, "class/wrong", GITHUB_STEP_SUMMARY=str(summary))
    print(finished.stdout)
    for words in (
        "wrong   ░░ 0 / 2 steps", "Step 1  Greet   0 / 7", "✗ The view answers",
        "`hello` returns 'Hello'.",
        "“A view may return text”", "Next: step 1, greet", "1 of 3 answered, 0 right   0 / 4",
        "Total  0 / 16",
    ):  # fmt: skip
        assert words in finished.stdout, words
    text = summary.read_text("utf-8")
    assert text.startswith("## 0 / 16 points, 0 / 2 steps")
    assert "| | **2. Greet by name** | 0 / 5 |" in text


def test_code_that_ends_the_process_is_a_fault_of_the_submission(exercise):
    path = exercise / "class" / "wrong" / "hello" / "views.py"
    path.write_text("import sys\nsys.exit(3)\n")
    finished = run(exercise, "class/wrong")
    assert finished.returncode == 1
    assert "Importing hello/views.py stops with SystemExit: 3" in finished.stdout
    assert "class/wrong/hello/views.py:2" in finished.stdout


def test_the_starter_earns_nothing_and_is_told_where_to_begin(exercise):
    finished = run(exercise)
    assert (finished.returncode, finished.stderr) == (1, "")
    assert "hello/views.py has no `hello`, the view of this exercise." in finished.stdout
    (exercise / "starter" / "hello" / "views.py").write_text("def helo(request): pass\n")
    assert "Did you mean `hello`?" in run(exercise).stdout


def test_the_authors_tools_say_what_they_lack(exercise):
    for option in ("--self-test", "--validity"):
        finished = run(exercise, option)
        assert finished.returncode == 2
        assert finished.stderr.startswith("grade.py: There ")
        assert len(finished.stderr.splitlines()) == 1
    rendered = subprocess.run(
        [sys.executable, "-m", "authoring.rendered"], cwd=exercise, check=True, timeout=60
    )
    assert rendered.returncode == 0
    assert "**C** GET" in (exercise / "quiz" / "README.md").read_text("utf-8")


def test_help_and_steps_are_those_of_the_exercise(exercise):
    assert "Say hello with a sync view" in run(exercise, "--help").stdout
    finished = run(exercise, "--step", "3")
    assert finished.returncode == 2
    assert finished.stderr == "grade.py: There is no step 3: the steps are 1 to 2.\n"
    assert run(exercise, "class/right", "--step", "2").returncode == 0


def test_lint_finds_nothing_then_names_what_is_missing(exercise):
    subprocess.run([sys.executable, "-m", "authoring.rendered"], cwd=exercise, check=True)
    finished = run(exercise, "--lint")
    assert finished.stdout == "Everything fits together.\n", finished.stderr
    key = exercise / "quiz" / "key.toml"
    text = key.read_text("utf-8")
    key.write_text(text[: text.rindex("[[questions]]")], "utf-8")
    finished = run(exercise, "--lint")
    assert finished.returncode == 1
    assert "quiz/key.toml has no answer to the question 'which-method'." in finished.stdout
    finished = run(exercise, "class/right", "class/wrong")
    assert finished.returncode == 2
    assert finished.stderr.startswith("grade.py: quiz/key.toml has no answer")
