"""The quiz: its files agree, each answer is proven, and every kind of answers.toml is taken."""

import subprocess
import sys
from collections import Counter

import pytest

from grader.exercise.questions import load_questions
from grader.marking import key, quiz
from grader.report.model import QuizResult
from grader.submissions import answers
from reading import ROOT

LETTERS = ("A", "B", "C", "D")
EVIDENCE = sorted((ROOT / "quiz" / "evidence").glob("[a-z]*.py"))
RIGHT = (ROOT / "reference" / "answers.toml").read_text("utf-8")


def test_there_are_ten_questions_of_each_difficulty():
    levels = Counter(question.difficulty for question in load_questions())
    assert sum(levels.values()) == 10
    assert set(levels) == {"easy", "medium", "hard"}
    assert min(levels.values()) >= 2


def test_every_answer_has_two_steps_and_three_mistakes():
    solutions = key.load_key()
    for question in load_questions():
        entry = solutions[question.id]
        assert tuple(question.choices) == LETTERS
        assert len(entry.reasoning) == 2
        assert len(entry.mistakes) == 3


def test_the_given_answers_are_the_fixed_ones():
    keyed = [key.load_key()[question.id].answer for question in load_questions()]
    assert keyed[:5] == ["A", "B", "D", "A", "C"]
    assert set(keyed) == set(LETTERS)


@pytest.mark.parametrize("script", EVIDENCE, ids=lambda path: path.stem)
def test_the_evidence_supports_the_key(script, tmp_path):
    finished = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert finished.stdout.strip()


def marked(folder, text: str | bytes | None) -> QuizResult:
    if text is not None:
        data = text.encode() if isinstance(text, str) else text
        (folder / "answers.toml").write_bytes(data)
    return quiz.mark(folder)


@pytest.mark.parametrize(
    ("text", "score", "note"),
    [
        (RIGHT, 20, ""),
        (RIGHT.lower(), 20, ""),
        ("\ufeff" + RIGHT.replace("\n", "\r\n"), 20, ""),
        (RIGHT.replace('"A"', '" a "'), 20, ""),
        (None, 0, "answers.toml is missing"),
        ("", 0, ""),
        (RIGHT.replace('"A"', '"E"'), 16, 'is "E"; wanted A, B, C or D'),
        (RIGHT.replace('"A"', "1"), 16, "is 1; wanted A, B, C or D"),
        (RIGHT.replace('"A"', '["A"]'), 16, 'is ["A"]; wanted'),
        (RIGHT + 'made-up = "A"\n', 20, "there is no question 'made-up'"),
        (RIGHT + "oh = \n", 0, "answers.toml cannot be read: line 13 is `oh =`. Each line answers"),
        (RIGHT + RIGHT, 0, "line 15 has `where-async-helps` a second time, after line 3."),
        ('many-files = "b', 0, 'between straight quotes: `many-files = "b"`.'),
        ("many-files: B", 0, "line 1 is `many-files: B`. Write it with the letter between"),
        ("many-files = A, B", 0, 'quotes: `many-files = ""`.'),
        ("[x]\n[x]\n", 0, "answers.toml cannot be read: "),
        (b"\xff\xfe\x00", 0, "not saved as UTF-8"),
        ("a = " + "[" * 30_000, 0, "answers.toml cannot be read"),
        ("#" * 70_000, 0, "too large"),
        ("2026-01-01 = 2026-01-01", 0, "there is no question"),
    ],
)
def test_answers_of_every_kind(tmp_path, text, score, note):
    result = marked(tmp_path, text)
    assert result.score == score
    assert result.max_score == 20
    assert note in " ".join(result.notes)
    assert bool(result.notes) == bool(note)


def test_a_wrong_answer_gets_feedback_about_its_idea(tmp_path):
    result = marked(tmp_path, 'where-async-helps = "B"\n')
    entry = result.questions[0]
    assert entry.correct is False
    assert entry.misconception == "async-speeds-up-cpu"
    assert len(entry.feedback) > 40


def test_without_the_key_nothing_is_marked(tmp_path, monkeypatch):
    monkeypatch.setattr(key, "KEY", tmp_path / "key.toml")
    key.load_key.cache_clear()
    try:
        result = marked(tmp_path, RIGHT)
    finally:
        key.load_key.cache_clear()
    assert result.marked is False
    assert result.score == 0
    assert {entry.correct for entry in result.questions} == {None}
    assert [entry.answer for entry in result.questions][:2] == ["A", "B"]


@pytest.mark.parametrize(
    "before",
    [
        None, "", '# mine\nwhere-async-helps = "A"', "# mine", '[answers]\nmany-files = "B"\n',
        'where-async-helps = """\nA"""\n', RIGHT, RIGHT.replace("\n", "\r\n"), "\ufeff" + RIGHT,
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_written_is_what_is_read(tmp_path, before):
    if before is not None:
        (tmp_path / "answers.toml").write_bytes(before.encode())
    letters = answers.read(tmp_path).letters | {"cpu-in-async-view": "C"}
    answers.write(tmp_path, letters)
    assert answers.read(tmp_path).letters == letters
    assert answers.read(tmp_path).notes == []
    text = (tmp_path / "answers.toml").read_text("utf-8")
    assert ("# mine" in text) == ("# mine" in (before or ""))
