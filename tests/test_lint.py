"""--lint: this exercise fits together, and each thing that does not is a sentence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.lint import RULES, problems
from reading import ROOT

PARTS = ("checks", "quiz", "starter", "reference", "grader", "authoring", "README.md")

# What is done to the exercise (file, text, text instead), and what is said of it then.
SLIPS = {
    "a step twice": ("checks/test_step2_view.py", None, "checks/test_step1_again.py"),
    "a check without points": (
        "checks/test_step1_model.py", "@pytest.mark.points(5)\n", "",
        "test_step1_model.py: test_item_is_a_model needs @pytest.mark.points(n).",
    ),
    "a check without a hint": (
        "checks/test_step3_fetch.py",
        "    `async with httpx.AsyncClient() as client:` closes it for you, also when something "
        "goes wrong.\n", "",
        "test_step3_fetch.py: test_the_client_is_closed needs a docstring",
    ),
    "two checks of one title": (
        "checks/test_step2_view.py", "api_url holds the address of the API.",
        "fetch_data is an async view.", "2 checks have the title 'fetch_data is an async view'",
    ),
    "no place in the starter": (
        "starter/items/views.py", "TODO(step 4)", "TODO", "starter/items/ has no TODO(step 4).",
    ),
    "an unknown cause": (
        "checks/test_step4_reply.py", "Cause.ITEMS", "Cause.ITEM_S",
        "there is no Cause.ITEM_S.",
    ),
    "a question without a key": (
        "quiz/key.toml", 'id = "many-files"', 'id = "many-flies"',
        "quiz/key.toml has no answer to the question 'many-files'.",
    ),
    "a question twice": (
        "quiz/questions.toml", 'id = "many-files"', 'id = "cpu-in-async-view"',
        "2 questions have the id 'cpu-in-async-view'",
    ),
    "an answer that is no choice": (
        "quiz/key.toml", 'answer = "D"', 'answer = "E"', "is none of its choices",
    ),
    "feedback that is missing": (
        "quiz/key.toml", "[questions.feedback.B]", "[questions.feedback.A]", "quiz/key.toml",
    ),
    "an idea that the ledger lacks": (
        "checks/test_step1_model.py", 'idea="extra-field"', 'idea="extra-fields"',
        "checks/ tells of the misconception 'extra-fields', which the ledger lacks.",
    ),
    "a misconception nobody raises": (
        "checks/misconceptions.toml", '["extra-field"]', '["extra-fields"]',
        "no check and no question tells of 'extra-fields'",
    ),
    "a title that the README has otherwise": (
        "README.md", "### Step 3: Fetch", "### Step 3: Get",
        "README.md lacks the heading 'Step 3: Fetch from the API",
    ),
    "a check that the README has otherwise": (
        "README.md", "✗ The app has a model named Item", "✗ The app has a model",
        "README.md shows the check 'The app has a model', and there is none of this title.",
    ),
    "an address in one place and not in another": (
        "checks/harness/fake_api.py", "typicode.com/todos/1", "typicode.com/todos/2",
        "typicode.com/todos/1 stands in the exercise, and not in the code of checks/.",
    ),
    "an answer of the reference": (
        "reference/answers.toml", 'many-files = "C"', 'many-files = "A"',
        "reference/answers.toml: the answer to 'many-files' is not the key's.",
    ),
    "a line of answers.toml": (
        "starter/answers.toml", "many-files", "few-files", "starter/answers.toml: wanted a line",
    ),
    "a proof that is missing": (
        "quiz/evidence/many_files.py", None, "quiz/evidence/few_files.py",
        "quiz/evidence/many_files.py, the proof of 'many-files', is missing.",
    ),
}  # fmt: skip


def test_this_exercise_fits_together():
    assert problems() == []


@pytest.fixture
def copy(tmp_path) -> Path:
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(source, tmp_path)
    return tmp_path


@pytest.mark.parametrize("slip", SLIPS)
def test_what_does_not_fit_is_said_in_a_sentence(copy, slip):
    file, old, new, *said = SLIPS[slip]
    path = copy / file
    if old is None:
        (shutil.copy if not said else shutil.move)(path, copy / new)
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    code = "import sys; from authoring.lint import main; sys.exit(main([]))"
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=copy, capture_output=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 1, finished.stderr
    assert (said[0] if said else "the steps are numbered [1, 1, 2, 3, 4]") in finished.stdout


def test_every_rule_says_why_it_is_there():
    assert all(rule.__doc__ for rule in RULES)
    assert len(RULES) >= 14
