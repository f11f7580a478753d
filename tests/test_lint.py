"""--lint: this exercise fits together, and each thing that does not is a sentence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.lint import RULES, problems
from authoring.rules import texts
from reading import copy_parts

PARTS = (
    "checks", "quiz", "starter", "reference", "grader", "authoring", "docs", "README.md",
    "pyproject.toml", "requirements.txt", "grade.py",
)  # fmt: skip

# What is done to the exercise (file, text, text instead), what is said of it then, and which rules
# say it.
SLIPS = {
    "a step twice": ("steps", "checks/test_step2_view.py", None, "checks/test_step1_again.py"),
    "a check without points": (
        "steps",
        "checks/test_step1_model.py",
        "@pytest.mark.points(5)\n",
        "",
        "test_step1_model.py: test_item_is_a_model needs @pytest.mark.points(n)",
    ),
    "a check without a hint": (
        "steps",
        "checks/test_step3_fetch.py",
        "    `async with httpx.AsyncClient() as client:` closes it for you, also when something "
        "goes wrong.\n",
        "",
        "test_step3_fetch.py: test_the_client_is_closed needs a docstring",
    ),
    "two checks of one title": (
        "steps",
        "checks/test_step2_view.py",
        "api_url holds the address of the API.",
        "fetch_data is an async view.",
        "2 checks have the title 'fetch_data is an async view'",
    ),
    "points that are none": (
        "steps",
        "checks/test_step4_reply.py",
        "points(5)",
        "points(0)",
        "test_the_reply_is_json needs",
    ),
    "a fixture that is not there": (
        "collected",
        "checks/test_step4_reply.py",
        "(visit, visits)",
        "(vist, visits)",
        "fixture 'vist' not found",
    ),
    "a check with parameters": (
        "collected",
        "checks/test_step4_reply.py",
        "def test_the_reply_is_json(visit, ended_visits)",
        '@pytest.mark.parametrize("n", [1, 2])\ndef test_the_reply_is_json(visit, ended_visits, n)',
        "checks/test_step4_reply.py::test_the_reply_is_json is graded, and pytest has no check",
    ),
    "a check that is skipped": (
        "collected",
        "checks/test_step4_reply.py",
        "@pytest.mark.points(5)",
        "@pytest.mark.skip\n@pytest.mark.points(5)",
        "checks/test_step4_reply.py::test_the_reply_is_json has a marker skip or xfail",
    ),
    "a misspelt argument": (
        "steps",
        "checks/test_step1_model.py",
        'idea="extra-field"',
        'idae="extra-field"',
        "fail has no argument 'idae'.",
    ),
    "a place for no step": (
        "steps",
        "starter/items/views.py",
        "TODO(step 4)",
        "TODO(step 4) TODO(step 5)",
        "has a TODO(step 5), and there is no such step",
    ),
    "a conftest that cannot be imported": (
        "collected",
        "checks/conftest.py",
        "import inspect",
        "import inspekt",
        "No module named 'inspekt'",
    ),
    "a check about a file that is not there": (
        "collected",
        "checks/harness/causes.py",
        "items/views.py",
        "items/viewz.py",
        "checks/test_step2_view.py::test_fetch_data_is_an_async_view is about items/viewz.py",
    ),
    "a check about nothing": (
        "collected",
        "checks/test_step3_fetch.py",
        '@pytest.mark.about(VIEWS, "client", "fetch_data")\n',
        "",
        "checks/test_step3_fetch.py::test_the_client_is_closed needs @pytest.mark.about",
    ),
    "a step that is no Python": (
        "steps",
        "checks/test_step2_view.py",
        "import inspect",
        "import",
        "checks/test_step2_view.py, line",
    ),
    "a file that the app runs with": (
        "steps",
        "checks/exercise.toml",
        "manage.py",
        "managee.py",
        "starter/ has no managee.py",
    ),
    "no title": (
        "steps",
        "checks/exercise.toml",
        "title =",
        "titel =",
        "has 'titel', which means nothing",
    ),
    "no place in the starter": (
        "steps",
        "starter/items/views.py",
        "TODO(step 4)",
        "TODO",
        "starter/items/ has no TODO(step 4).",
    ),
    "an unknown cause": (
        "steps",
        "checks/test_step4_reply.py",
        "Cause.FETCH_DATA",
        "Cause.FETCH_DATE",
        "there is no Cause.FETCH_DATE.",
    ),
    "a question without a key": (
        "quiz",
        "quiz/key.toml",
        'id = "many-files"',
        'id = "many-flies"',
        "quiz/key.toml has no answer to the question 'many-files'.",
    ),
    "a key that is no TOML": (
        "quiz",
        "quiz/key.toml",
        "answer =",
        "answer",
        "quiz/key.toml cannot be",
    ),
    "a key without a field": (
        "quiz",
        "quiz/key.toml",
        'answer = "C"',
        "",
        "quiz/key.toml: question 'many-files'",
    ),
    "questions that are none": (
        "quiz",
        "quiz/questions.toml",
        "difficulty =",
        "difficult =",
        "Object contains unknown field difficult",
    ),
    "points that are no number": (
        "quiz",
        "quiz/questions.toml",
        "points = 2",
        'points = "2"',
        "quiz/questions.toml: question 'where-async-helps', points: Expected int, got str.",
    ),
    "two choices of one text": (
        "quiz",
        "quiz/questions.toml",
        'C = "The view returns at once, with empty data."',
        'C = "The server blocks until the call is done."',
        "two choices of the same text",
    ),
    "an answer in the starter": (
        "quiz",
        "starter/answers.toml",
        'many-files = ""',
        'many-files = "C"',
        "starter/answers.toml: 'many-files' is answered already.",
    ),
    "answers that are no TOML": (
        "quiz",
        "starter/answers.toml",
        'many-files = ""',
        "many-files",
        "starter/answers.toml cannot be",
    ),
    "a page that is out of date": (
        "texts",
        "quiz/questions.toml",
        "What happens when",
        "What happens if",
        "quiz/README.md is not up to date",
    ),
    "an idea without a way out": (
        "ledger",
        "checks/misconceptions.toml",
        "way_out =",
        "way =",
        "needs explanation, link, title, way",
    ),
    "a question twice": (
        "quiz",
        "quiz/questions.toml",
        'id = "many-files"',
        'id = "cpu-in-async-view"',
        "2 questions have the id 'cpu-in-async-view'",
    ),
    "an answer that is no choice": (
        "quiz",
        "quiz/key.toml",
        'answer = "D"',
        'answer = "E"',
        "is none of its choices",
    ),
    "feedback that is missing": (
        "quiz",
        "quiz/key.toml",
        "[questions.feedback.B]",
        "[questions.feedback.A]",
        "quiz/key.toml",
    ),
    "an idea that the ledger lacks": (
        "ledger",
        "checks/test_step1_model.py",
        'idea="extra-field"',
        'idea="extra-fields"',
        "checks/ tells of the misconception 'extra-fields', which the ledger lacks.",
    ),
    "a misconception nobody raises": (
        "ledger",
        "checks/misconceptions.toml",
        '["extra-field"]',
        '["extra-fields"]',
        "no check and no question tells of 'extra-fields'",
    ),
    "a title that the README has otherwise": (
        "texts",
        "README.md",
        "### Step 3: Fetch",
        "### Step 3: Get",
        "README.md lacks the heading 'Step 3: Fetch from the API",
    ),
    "a check that the README has otherwise": (
        "texts",
        "README.md",
        "✗ The app has a model named Item",
        "✗ The app has a model",
        "README.md shows the check 'The app has a model', and there is none of this title.",
    ),
    "an address in one place and not in another": (
        "texts",
        "checks/harness/asking/fake_api.py",
        "typicode.com/todos/1",
        "typicode.com/todos/2",
        "typicode.com/todos/1 stands in the exercise, and not in the code of checks/.",
    ),
    "an answer of the reference": (
        "quiz",
        "reference/answers.toml",
        'many-files = "C"',
        'many-files = "A"',
        "reference/answers.toml: the answer to 'many-files' is not the key's.",
    ),
    "a line of answers.toml": (
        "quiz",
        "starter/answers.toml",
        "many-files",
        "few-files",
        "starter/answers.toml: wanted a line",
    ),
    "a proof that is missing": (
        "quiz",
        "quiz/evidence/many_files.py",
        None,
        "quiz/evidence/few_files.py",
        "quiz/evidence/many_files.py, the proof of 'many-files', is missing.",
    ),
}


def test_this_exercise_fits_together():
    assert problems() == problems(texts.AT_LAST) == []


@pytest.fixture
def copy(tmp_path) -> Path:
    return copy_parts(PARTS, tmp_path)


@pytest.mark.parametrize("slip", SLIPS)
def test_what_does_not_fit_is_said_in_a_sentence(copy, slip):
    room, file, old, new, *said = SLIPS[slip]
    path = copy / file
    if old is None:
        (shutil.move if said else shutil.copy)(path, copy / new)
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    rules = f"lint.{room}.{'AT_LAST' if 'up to date' in str(said) else 'RULES'}"
    code = f"from authoring import lint; print(*lint.problems({rules}), sep='\\n')"
    command = [sys.executable, "-c", code]
    finished = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)
    assert finished.returncode == 0, finished.stderr
    assert (said or ["the steps are numbered [1, 1, 2, 3, 4]"])[0] in finished.stdout


def test_every_rule_says_why_it_is_there():
    assert all(rule.__doc__ for rule in RULES)
    assert len(RULES) >= 14


@pytest.mark.parametrize("name", ["quiz/key.toml", "reference/answers.toml", "README.md"])
def test_a_missing_file_is_one_finding_among_the_others(copy, name):
    (copy / name).unlink()
    description = copy / "checks" / "exercise.toml"
    description.write_text(description.read_text("utf-8").replace("manage.py", "managee.py"))
    command = [sys.executable, "grade.py", "--lint"]
    finished = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)
    assert (finished.returncode, finished.stderr) == (1, "")
    assert name in finished.stdout
    assert "starter/ has no managee.py" in finished.stdout
