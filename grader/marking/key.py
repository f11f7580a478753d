"""Read the key of the quiz, quiz/key.toml. It is read here, never where student code runs."""

from collections.abc import Iterator
from functools import cache

import msgspec

from grader.errors import GradeError
from grader.exercise.paths import QUIZ
from grader.exercise.questions import load_questions
from grader.exercise.reading import misfit, read_questions

KEY = QUIZ / "key.toml"


class Feedback(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a wrong choice is told: what is wrong with it, and the misconception behind it."""

    misconception: str
    text: str


class Solution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the key says of a question; `feedback` is by letter, one for each wrong choice."""

    id: str
    answer: str
    reasoning: list[str]
    feedback: dict[str, Feedback]
    mistakes: list[str] = []


@cache
def load_key() -> dict[str, Solution] | None:
    """Return the key by question id; None where it was left out, as in a student's copy.

    GradeError when it does not fit the questions.
    """
    key = read_key()
    for problem in problems_of(key) if key is not None else ():
        raise GradeError(problem)
    return key


def read_key() -> dict[str, Solution] | None:
    """Return the key whether or not it fits the questions; GradeError when it is none."""
    if not KEY.exists():
        return None
    _, entries = read_questions(KEY)
    try:
        solutions = msgspec.convert(entries, list[Solution])
    except msgspec.ValidationError as error:
        raise misfit(KEY, entries, error) from error
    return {solution.id: solution for solution in solutions}


def problems_of(key: dict[str, Solution]) -> Iterator[str]:
    """Yield a sentence for everything in which key and questions differ."""
    questions = {question.id: question for question in load_questions()}
    for unknown in sorted(set(key) - set(questions)):
        yield f"quiz/key.toml answers {unknown!r}, and there is no such question."
    for name, question in questions.items():
        if name not in key:
            yield f"quiz/key.toml has no answer to the question {name!r}."
            continue
        told, letters = set(key[name].feedback), set(question.choices)
        if key[name].answer not in letters:
            yield f"quiz/key.toml: the answer to {name!r} is none of its choices."
        elif told != letters - {key[name].answer}:
            yield f"quiz/key.toml: {name!r} wants feedback for each wrong choice, and no other."
