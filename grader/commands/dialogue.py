"""Ask the questions of the quiz one after the other, and write each answer into answers.toml."""

from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table

from grader.errors import GradeError
from grader.exercise.questions import Question, in_words, load_questions
from grader.submissions import answers
from grader.writers.terminal.words import marked_up


def ask(folder: Path, console: Console) -> None:
    """Ask each question once, and write each answer as soon as it is given."""
    given_so_far = answers.read(folder)
    if given_so_far.unreadable and (folder / "answers.toml").exists():
        raise GradeError(f"{given_so_far.notes[0]} Mend or delete it, then run --quiz again.")
    letters = given_so_far.letters
    questions = load_questions()
    choices = in_words(tuple(questions[0].choices))
    console.print(f"Type {choices}. Enter alone leaves a question as it is, ? shows a hint.")
    ending = ""
    try:
        for number, question in enumerate(questions, start=1):
            _show(console, question, f"{number} of {len(questions)}, {question.difficulty}")
            letters[question.id] = _one_letter(console, question, letters.get(question.id, ""))
            answers.write(folder, letters)
    except (EOFError, KeyboardInterrupt):
        ending = "\nStopped; the answers so far are kept."
    answered = sum(bool(letter) for letter in letters.values())
    console.print(
        f"{ending}\n{answered} of {len(questions)} answered, in {folder / 'answers.toml'}"
    )


def _show(console: Console, question: Question, heading: str) -> None:
    console.print()
    console.rule(heading)
    console.print(marked_up(question.prompt))
    if question.code:
        code = Syntax(question.code.strip(), "python", background_color="default")
        console.print(Padding(code, (1, 0, 1, 4)))
    table = Table.grid(padding=(0, 2))
    for letter, text in question.choices.items():
        table.add_row(f"  {letter}", marked_up(text))
    console.print(table)


def _one_letter(console: Console, question: Question, before: str) -> str:
    prompt = f"Your answer [{before}]: " if before else "Your answer: "
    choices = in_words(tuple(question.choices))
    while True:
        typed = console.input(prompt, markup=False).strip().upper()
        if typed in question.choices or not typed:
            return typed or before
        if typed == "?":
            console.print(marked_up(f"Hint: {question.hint}"))
        else:
            console.print(f"One letter: {choices}. Ctrl-C stops; your answers are kept.")
