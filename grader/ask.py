"""Ask the questions of the quiz in the terminal and write answers.toml."""

from pathlib import Path

from rich.console import Console
from rich.prompt import Prompt
from rich.syntax import Syntax

from grader.errors import GradeError
from grader.quiz import LETTERS, load_questions, read_answers
from grader.screen import marked_up


def ask(folder: Path, console: Console) -> None:
    """Ask each question once; an empty answer keeps what was answered before."""
    letters = read_answers(folder).letters
    questions = load_questions()
    console.print(
        "Type a letter, or press Enter to keep the answer in brackets or go on without one."
    )
    try:
        for number, question in enumerate(questions, start=1):
            console.print()
            console.rule(f"{number} of {len(questions)}, {question.difficulty}")
            console.print(marked_up(question.prompt))
            if question.code:
                console.print(Syntax(question.code.strip(), "python", background_color="default"))
            for letter, text in question.choices.items():
                console.print(marked_up(f"  {letter}  {text}"))
            letters[question.id] = _one_letter(console, letters.get(question.id, ""))
            write_answers(folder, letters)
    except EOFError:
        console.print("\nThe input ended; the answers so far are written.")
    answered = sum(bool(letter) for letter in letters.values())
    console.print(f"\n{answered} of {len(questions)} answered, in {folder / 'answers.toml'}")


def write_answers(folder: Path, letters: dict[str, str]) -> None:
    """Write answers.toml with a line for each question; GradeError when it cannot be written."""
    lines = ["# The answers to quiz/README.md: one letter each, A to D.", ""]
    lines += [f'{question.id} = "{letters.get(question.id, "")}"' for question in load_questions()]
    try:
        (folder / "answers.toml").write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise GradeError(
            f"{folder / 'answers.toml'} cannot be written ({error.strerror}): "
            "check the rights of the folder."
        ) from error


def _one_letter(console: Console, before: str) -> str:
    prompt = "Your answer" + (f" [{before}]" if before else "")
    choices = [*LETTERS, ""]
    return Prompt.ask(
        prompt, console=console, choices=choices, default=before, case_sensitive=False,
        show_choices=False, show_default=False,
    )  # fmt: skip
