"""Read the questions of the quiz, quiz/questions.toml. The key is no part of what is asked."""

from functools import cache
from typing import Annotated

import msgspec

from grader.exercise.paths import QUIZ
from grader.exercise.reading import misfit, read_questions

FILE = QUIZ / "questions.toml"


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question as students see it; `choices` maps the letters to their texts."""

    id: str
    difficulty: str
    prompt: str
    hint: str
    choices: Annotated[dict[str, str], msgspec.Meta(min_length=2)]
    points: Annotated[int, msgspec.Meta(ge=1)]
    code: str = ""


@cache
def load_questions() -> tuple[Question, ...]:
    """Return the questions in order; each is worth the file's `points`, or its own."""
    table, entries = read_questions(FILE)
    shared = {"points": table["points"]} if "points" in table else {}
    entries = [shared | entry if isinstance(entry, dict) else entry for entry in entries]
    try:
        return msgspec.convert(entries, tuple[Question, ...])
    except msgspec.ValidationError as error:
        raise misfit(FILE, entries, error) from error


def in_words(letters: tuple[str, ...]) -> str:
    """Return letters as in a sentence: A, B, C or D."""
    return " or ".join(filter(None, (", ".join(letters[:-1]), letters[-1])))
