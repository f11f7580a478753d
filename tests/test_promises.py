"""The promises of the exercise: what starter, reference and each state between them earn."""

import ast
import re
from pathlib import Path

import pytest

from grader.exercise.steps import load_steps
from grader.report.model import Progress
from reading import ROOT, checks_by_id, first_failed

CHANGED = {"items/models.py", "items/views.py", "answers.toml", "items/migrations/0001_initial.py"}

IMPORTS = "import httpx\nfrom django.http import JsonResponse\n\nfrom .models import Item\n"
VIEW = """

async def fetch_data(request):
    api_url = "https://jsonplaceholder.typicode.com/todos/1"
"""
FETCH = """\
    async with httpx.AsyncClient() as client:
        external_data = (await client.get(api_url)).json()
    items = Item.objects.all()
"""
STATES = {1: IMPORTS, 2: IMPORTS + VIEW, 3: IMPORTS + VIEW + FETCH}


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    kept = (path for path in found if "__pycache__" not in path.parts and path.suffix != ".sqlite3")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def test_reference_earns_everything(graded):
    report = graded(ROOT / "reference")
    assert report.score == report.max_score == 100
    assert report.progress == Progress(done=4, of=4)
    assert {check.status for check in checks_by_id(report).values()} == {"passed"}


def test_starter_earns_nothing_and_is_told_where_to_begin(graded):
    report = graded(ROOT / "starter")
    assert (report.score, report.max_score) == (0, 100)
    assert first_failed(report).id == "item-is-a-model"
    assert not [c for c in checks_by_id(report).values() if c.status in ("passed", "error")]


@pytest.mark.parametrize("step", STATES)
def test_each_step_earns_exactly_its_points(step, make, graded):
    report = graded(make(views=STATES[step]))
    scores = [entry.score for entry in report.steps]
    assert scores == [20] * step + [0] * (4 - step)
    assert report.progress.done == step


def test_unchanged_files_are_the_same_in_starter_and_reference():
    starter, reference = files(ROOT / "starter"), files(ROOT / "reference")
    assert set(reference) - set(starter) == {"items/migrations/0001_initial.py"}
    assert not set(starter) - set(reference)
    differing = {name for name in starter if starter[name] != reference[name]}
    assert differing == CHANGED & set(starter)


def test_points_add_up():
    points = [[check.points for check in step.checks] for step in load_steps()]
    assert points == [[5, 10, 5], [10, 10], [5, 5, 5, 5], [5, 5, 5, 5]]


def test_hints_and_tasks_say_something():
    checks = [check for step in load_steps() for check in step.checks]
    assert all(len(check.hint) > 40 for check in checks)
    assert all(step.task.strip() for step in load_steps())


def test_no_message_shouts_or_scolds():
    texts = [path.read_text("utf-8") for path in (ROOT / "checks").rglob("*.py")]
    texts.append((ROOT / "checks" / "misconceptions.toml").read_text("utf-8"))
    texts.append((ROOT / "quiz" / "key.toml").read_text("utf-8"))
    for word in ("oops", "please", "invalid"):
        assert not [text for text in texts if re.search(rf"\b{word}\b", text.lower())], word


@pytest.mark.parametrize("path", sorted((ROOT / "checks").glob("test_*.py")), ids=lambda p: p.name)
def test_a_check_fails_by_one_verb(path):
    tree = ast.parse(path.read_text("utf-8"))
    asserts = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    assert asserts == raised == []
