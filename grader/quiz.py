"""Mark the answers of the quiz. The key is read here, never where student code runs."""

import json
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from grader.manifest import ROOT

POINTS = 2
LETTERS = ("A", "B", "C", "D")
LARGEST = 64 * 1024  # bytes of answers.toml; tomllib is slow on hostile text
QUESTIONS = ROOT / "quiz" / "questions.toml"
KEY = ROOT / "quiz" / "key.toml"


@dataclass(frozen=True)
class Question:
    """One question as students see it; `choices` maps A to D to their texts."""

    id: str
    difficulty: str
    prompt: str
    hint: str
    choices: dict[str, str]
    code: str = ""


@dataclass(frozen=True)
class Entry:
    """What the key says of a question; `feedback` maps each wrong letter to text and idea."""

    id: str
    answer: str
    reasoning: list[str]
    mistakes: list[str]
    feedback: dict[str, dict[str, str]]


@dataclass
class Answers:
    """The letters a student gave, by question id, and what could not be used."""

    letters: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unreadable: bool = False


@cache
def load_questions() -> tuple[Question, ...]:
    """Return the questions in order."""
    return tuple(Question(**entry) for entry in _tables(QUESTIONS))


@cache
def load_key() -> dict[str, Entry] | None:
    """Return the key by question id; None where it was left out, as in a student's copy."""
    if not KEY.exists():
        return None
    return {entry["id"]: Entry(**entry) for entry in _tables(KEY)}


def read_answers(folder: Path) -> Answers:
    """Read answers.toml; whatever is wrong in it becomes a note and costs only its question."""
    path = folder / "answers.toml"
    try:
        if path.exists() and not path.is_file():
            return _nothing("answers.toml is no ordinary file.")
        if path.stat().st_size > LARGEST:
            return _nothing("answers.toml is too large to be a list of letters.")
        return _accept(tomllib.loads(path.read_text("utf-8-sig")))
    except FileNotFoundError:
        return _nothing("answers.toml is missing: `python3 grade.py --quiz` makes it.")
    except UnicodeDecodeError:
        return _nothing("answers.toml is not saved as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        return _nothing(f'answers.toml cannot be read: {error}. A line looks like: name = "A"')
    except (RecursionError, OSError) as error:
        return _nothing(f"answers.toml cannot be read: {type(error).__name__}.")


def _nothing(note: str) -> Answers:
    return Answers(notes=[note], unreadable=True)


def _accept(content: dict[str, Any]) -> Answers:
    answers = Answers()
    known = {question.id for question in load_questions()}
    for name, value in content.items():
        letter = value.strip().upper() if isinstance(value, str) else None
        if name not in known:
            answers.notes.append(f"answers.toml: there is no question {name!r}.")
        elif letter in LETTERS:
            answers.letters[name] = letter
        elif letter != "":
            shown = json.dumps(value, ensure_ascii=False, default=str)[:40]
            answers.notes.append(f"answers.toml: {name} is {shown}; wanted one of A, B, C, D.")
    return answers


def mark(folder: Path) -> dict[str, Any]:
    """Return the quiz part of a report; without a key, nothing is marked and `marked` is False."""
    answers, key = read_answers(folder), load_key()
    marked = [
        _mark(question, answers.letters.get(question.id, ""), key) for question in load_questions()
    ]
    return {
        "score": sum(entry["score"] for entry in marked),
        "max_score": POINTS * len(marked),
        "marked": key is not None,
        "notes": answers.notes,
        "questions": marked,
    }


def _mark(question: Question, letter: str, key: dict[str, Entry] | None) -> dict[str, Any]:
    result = {
        "id": question.id,
        "difficulty": question.difficulty,
        "answer": letter,
        "correct": None,
        "score": 0,
        "points": POINTS,
        "feedback": "" if letter else "Not answered yet.",
        "misconception": None,
    }
    if key is None or not letter:
        return result
    entry = key[question.id]
    correct = letter == entry.answer
    wrong = entry.feedback.get(letter, {})
    return result | {
        "correct": correct,
        "score": POINTS if correct else 0,
        "feedback": " ".join(entry.reasoning) if correct else wrong["text"],
        "misconception": wrong.get("misconception"),
    }


def _tables(path: Path) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["questions"]
    return tables
