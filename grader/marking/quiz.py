"""Mark the answers of the quiz. This happens here, never where student code runs."""

from pathlib import Path

from grader.exercise.questions import Question, load_questions
from grader.marking.key import Solution, load_key
from grader.report.model import QuestionResult, QuizResult
from grader.submissions import answers as answers_file


def mark(folder: Path) -> QuizResult:
    """Return the quiz part of a report; without a key, nothing is marked and `marked` is False."""
    answers, key = answers_file.read(folder), load_key()
    questions = tuple(
        _mark(question, answers.letters.get(question.id, ""), key[question.id] if key else None)
        for question in load_questions()
    )
    return QuizResult(
        score=sum(result.score for result in questions),
        max_score=sum(result.points for result in questions),
        marked=key is not None,
        questions=questions,
        notes=tuple(answers.notes),
    )


def _mark(question: Question, letter: str, solution: Solution | None) -> QuestionResult:
    correct = letter == solution.answer if solution and letter else None
    wrong = solution.feedback[letter] if solution and correct is False else None
    feedback = "" if letter else "Not answered yet."
    if solution and correct is not None:
        feedback = wrong.text if wrong else " ".join(solution.reasoning)
    return QuestionResult(
        id=question.id,
        difficulty=question.difficulty,
        answer=letter,
        correct=correct,
        score=question.points if correct else 0,
        points=question.points,
        feedback=feedback,
        misconception=wrong.misconception if wrong else None,
    )
