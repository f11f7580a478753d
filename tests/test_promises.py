"""The promises of the exercise: what starter, reference and each state between them earn."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from reading import ROOT, checks_by_id, first_failed

from grader.manifest import load_ledger, load_steps
from grader.quiz import load_key

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
    assert report["score"] == report["max_score"] == 100
    assert report["progress"] == {"done": 4, "of": 4}
    assert {check["status"] for check in checks_by_id(report).values()} == {"passed"}


def test_starter_earns_nothing_and_is_told_where_to_begin(graded):
    report = graded(ROOT / "starter")
    assert (report["score"], report["max_score"]) == (0, 100)
    assert first_failed(report)["id"] == "item-is-a-model"
    assert not [c for c in checks_by_id(report).values() if c["status"] in ("passed", "error")]


@pytest.mark.parametrize("step", STATES)
def test_each_step_earns_exactly_its_points(step, make, graded):
    report = graded(make(views=STATES[step]))
    scores = [entry["score"] for entry in report["steps"]]
    assert scores == [20] * step + [0] * (4 - step)
    assert report["progress"]["done"] == step


def test_unchanged_files_are_the_same_in_starter_and_reference():
    starter, reference = files(ROOT / "starter"), files(ROOT / "reference")
    assert set(reference) - set(starter) == {"items/migrations/0001_initial.py"}
    assert not set(starter) - set(reference)
    differing = {name for name in starter if starter[name] != reference[name]}
    assert differing == CHANGED & set(starter)


def test_every_step_has_a_place_in_the_starter():
    text = "".join(content.decode() for name, content in files(ROOT / "starter").items())
    assert {int(n) for n in re.findall(r"TODO\(step (\d)\)", text)} == {1, 2, 3, 4}


def test_points_add_up():
    points = [[check.points for check in step.checks] for step in load_steps()]
    assert points == [[5, 10, 5], [10, 10], [5, 5, 5, 5], [5, 5, 5, 5]]


def test_titles_and_ids_are_unique_and_hints_are_there():
    checks = [check for step in load_steps() for check in step.checks]
    assert len({check.id for check in checks}) == len({check.title for check in checks}) == 13
    assert all(len(check.hint) > 40 for check in checks)
    assert all(step.task.strip() for step in load_steps())


@pytest.mark.parametrize("path", sorted((ROOT / "checks").glob("*.py")), ids=lambda p: p.name)
def test_every_assert_of_a_check_has_a_message(path):
    asserts = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Assert)]
    assert all(node.msg is not None for node in asserts)


def test_the_ledger_is_complete_and_used():
    ledger = load_ledger()
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "checks").glob("*.py"))
    in_checks = {name for name in ledger if f'"{name}"' in sources}
    in_quiz = {w["misconception"] for e in load_key().values() for w in e.feedback.values()}
    assert in_quiz <= set(ledger)
    assert in_checks | in_quiz == set(ledger)
    named = set(re.findall(r'misconception\(\s*"([^"]+)"', sources))
    named |= set(re.findall(r'misconception="([^"]+)"', sources))
    assert named <= set(ledger)
    for entry in ledger.values():
        assert entry.link.startswith("https://")
        assert entry.title
        assert entry.explanation
        assert entry.way_out


def test_no_message_shouts_or_scolds():
    texts = [path.read_text("utf-8") for path in (ROOT / "checks").glob("*.py")]
    texts.append((ROOT / "checks" / "misconceptions.toml").read_text("utf-8"))
    texts.append((ROOT / "quiz" / "key.toml").read_text("utf-8"))
    for word in ("oops", "please", "invalid "):
        assert not [text for text in texts if word in text.lower()], word


def test_checks_never_mention_the_grader():
    for path in (ROOT / "checks").glob("*.py"):
        imported = re.findall(r"^\s*(?:from|import)\s+(\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert "grader" not in imported, path.name


def test_answers_files_have_a_line_for_each_question():
    ids = list(load_key())
    for folder in ("starter", "reference"):
        assert list(tomllib.loads((ROOT / folder / "answers.toml").read_text("utf-8"))) == ids
