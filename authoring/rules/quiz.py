"""The quiz: every question has a key, a line in answers.toml and a proof."""

from collections import Counter
from collections.abc import Iterator

from grader.exercise.ledger import load_ledger
from grader.exercise.paths import QUIZ, REFERENCE, STARTER
from grader.exercise.questions import load_questions
from grader.exercise.reading import read_table
from grader.marking.key import problems_of, read_key


def questions_are_whole() -> Iterator[str]:
    """Each question has a name of its own, choices to choose from, and a hint."""
    for name, times in Counter(question.id for question in load_questions()).items():
        if times > 1:
            yield f"quiz/questions.toml: {times} questions have the id {name!r}."
    for question in load_questions():
        if len(set(question.choices.values())) < len(question.choices):
            yield f"quiz/questions.toml: {question.id!r} has two choices of the same text."
        if not question.hint:
            yield f"quiz/questions.toml: {question.id!r} has no hint."


def key_and_questions_fit() -> Iterator[str]:
    """Every question has an answer, and every wrong choice its feedback."""
    key = read_key()
    if key is None:
        yield "quiz/key.toml is missing, so nothing can be marked."
    else:
        yield from problems_of(key)


def feedback_names_a_misconception_and_not_the_answer() -> Iterator[str]:
    """Feedback says what is wrong with a choice, and leaves the right one to be found."""
    key = read_key() or {}
    for question in load_questions():
        solution = key.get(question.id)
        for letter, wrong in solution.feedback.items() if solution else ():
            where = f"quiz/key.toml: the feedback to {question.id!r}, {letter},"
            if wrong.misconception not in load_ledger():
                yield f"{where} names {wrong.misconception!r}, which the ledger lacks."
            right = question.choices.get(solution.answer, "") if solution else ""
            if right and right.strip("`.") in wrong.text:
                yield f"{where} gives the answer away."


def answers_files_have_a_line_for_each_question() -> Iterator[str]:
    """A student fills in letters; nobody has to look for the names."""
    wanted = [question.id for question in load_questions()]
    for folder in (STARTER, REFERENCE):
        if list(read_table(folder / "answers.toml")) != wanted:
            yield f"{folder.name}/answers.toml: wanted a line for each question, in their order."


def the_starter_answers_nothing_and_the_reference_everything() -> Iterator[str]:
    """The starter gives no answer away; the reference is the solution, of the quiz too."""
    for name, letter in read_table(STARTER / "answers.toml").items():
        if letter:
            yield f"starter/answers.toml: {name!r} is answered already."
    given = read_table(REFERENCE / "answers.toml")
    for name, solution in (read_key() or {}).items():
        if given.get(name) != solution.answer:
            yield f"reference/answers.toml: the answer to {name!r} is not the key's."


def every_question_has_a_proof() -> Iterator[str]:
    """Where quiz/evidence/ is there, each answer is proven by a script in it."""
    proofs = QUIZ / "evidence"
    for question in load_questions() if proofs.is_dir() else ():
        name = question.id.replace("-", "_") + ".py"
        if not (proofs / name).is_file():
            yield f"quiz/evidence/{name}, the proof of {question.id!r}, is missing."


RULES = (
    questions_are_whole,
    key_and_questions_fit,
    feedback_names_a_misconception_and_not_the_answer,
    answers_files_have_a_line_for_each_question,
    the_starter_answers_nothing_and_the_reference_everything,
    every_question_has_a_proof,
)
