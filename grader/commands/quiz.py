"""Answer the quiz in the terminal."""

from grader.commands import given
from grader.errors import GradeError
from grader.options import Audience, Options

FLAG = "--quiz"
TAKES = frozenset({"folders"})


def declare(students: Audience, _: Audience) -> None:
    """Declare --quiz."""
    students.add("--quiz", action="store_true", help="answer the quiz in the terminal")


def is_asked(options: Options) -> bool:
    """Say whether --quiz is given."""
    return options.quiz


def run(options: Options) -> int:
    """Ask the quiz, then say what is right and explain what is not, if the key is here."""
    from grader.commands.dialogue import ask
    from grader.marking import quiz
    from grader.marking.key import load_key
    from grader.writers.terminal import screen
    from grader.writers.terminal.fault import wrong_answers

    load_key()  # what is wrong with it is said before anything is asked
    folder = given.one_submission(options, FLAG).folder
    if not folder.is_dir():
        raise GradeError(f"There is no folder {folder}.")
    console = screen.console()
    ask(folder, console)
    marked = quiz.mark(folder)
    if marked.marked:
        console.print(*wrong_answers(marked), sep="\n")
        console.print(f"{marked.score} of {marked.max_score} points.")
    return 0 if marked.score == marked.max_score else 1
