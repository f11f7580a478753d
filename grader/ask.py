"""Ask the questions of the quiz in the terminal and write answers.toml."""

import re
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table

from grader.errors import GradeError
from grader.explanation import marked_up
from grader.quiz import LETTERS, Question, load_questions, read_answers


def ask(folder: Path, console: Console) -> None:
    """Ask each question once, and write each answer as soon as it is given."""
    answers = read_answers(folder)
    if answers.unreadable and (folder / "answers.toml").exists():
        raise GradeError(f"{answers.notes[0]} Mend or delete it, then run --quiz again.")
    letters = answers.letters
    questions = load_questions()
    console.print("Type A, B, C or D. Enter alone leaves a question as it is, ? shows a hint.")
    try:
        for number, question in enumerate(questions, start=1):
            _show(console, question, f"{number} of {len(questions)}, {question.difficulty}")
            letters[question.id] = _one_letter(console, question, letters.get(question.id, ""))
            write_answers(folder, letters)
        ending = ""
    except (EOFError, KeyboardInterrupt):
        ending = "\nStopped; the answers so far are kept."
    answered = sum(bool(letter) for letter in letters.values())
    console.print(
        f"{ending}\n{answered} of {len(questions)} answered, in {folder / 'answers.toml'}"
    )


def write_answers(folder: Path, letters: dict[str, str]) -> None:
    """Put the letters into answers.toml and leave its other lines as they are."""
    path = folder / "answers.toml"
    heading = "# The answers to quiz/README.md: one letter each, A to D.\n\n"
    try:
        text = path.read_text("utf-8-sig") if path.exists() else heading
        for question in load_questions():
            line = f'{question.id} = "{letters.get(question.id, "")}"'
            text, found = re.subn(rf'(?m)^"?{question.id}"?\s*=.*$', line, text)
            text += "" if found else f"{line}\n"
        path.write_text(text, "utf-8")
    except OSError as error:
        raise GradeError(
            f"{path} cannot be written ({error.strerror}): check the rights of the folder."
        ) from error


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
    while True:
        typed = console.input(prompt, markup=False).strip().upper()
        if typed in LETTERS or not typed:
            return typed or before
        if typed == "?":
            console.print(marked_up(f"Hint: {question.hint}"))
        else:
            console.print("One letter: A, B, C or D. Ctrl-C stops; your answers are kept.")
