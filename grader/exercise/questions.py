"""Read the questions of the quiz, quiz/questions.toml. The key is no part of what is asked."""

import tomllib
from functools import cache

import msgspec

from grader.errors import GradeError
from grader.exercise.paths import QUIZ


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question as students see it; `choices` maps the letters to their texts."""

    id: str
    difficulty: str
    prompt: str
    hint: str
    choices: dict[str, str]
    points: int
    code: str = ""


@cache
def load_questions() -> tuple[Question, ...]:
    """Return the questions in order; each is worth the file's `points`, or its own."""
    table = tomllib.loads((QUIZ / "questions.toml").read_text("utf-8"))
    entries = [{"points": table.get("points"), **entry} for entry in table["questions"]]
    try:
        return msgspec.convert(entries, tuple[Question, ...])
    except msgspec.ValidationError as error:
        raise GradeError(f"quiz/questions.toml: {error}.") from error


def in_words(letters: tuple[str, ...]) -> str:
    """Return letters as in a sentence: A, B, C or D."""
    return " or ".join(filter(None, (", ".join(letters[:-1]), letters[-1])))
