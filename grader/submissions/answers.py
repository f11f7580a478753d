"""Read and write answers.toml, the letters that a student gave in the quiz."""

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader import atomic
from grader.exercise.questions import in_words, load_questions

LARGEST = 64 * 1024  # bytes; tomllib is slow on hostile text
HEADING = "# The answers to quiz/README.md: one letter each.\n\n"


@dataclass
class Answers:
    """The letters a student gave, by question id, and what could not be used."""

    letters: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unreadable: bool = False


def read(folder: Path) -> Answers:
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
    known = {question.id: tuple(question.choices) for question in load_questions()}
    for name, value in content.items():
        letter = value.strip().upper() if isinstance(value, str) else None
        if name not in known:
            answers.notes.append(f"answers.toml: there is no question {name!r}.")
        elif letter in known[name]:
            answers.letters[name] = letter
        elif letter != "":
            shown = json.dumps(value, ensure_ascii=False, default=str)[:40]
            wanted = in_words(known[name])
            answers.notes.append(f"answers.toml: {name} is {shown}; wanted {wanted}.")
    return answers


def write(folder: Path, letters: dict[str, str]) -> None:
    """Put the letters into answers.toml and leave its other lines as they are.

    Where that would not hold the letters, as in a file with tables, the file is made anew.
    """
    path = folder / "answers.toml"
    before = path.read_text("utf-8-sig") if path.exists() else ""
    text = _with_letters(before or HEADING, letters)
    if not _holds(text, letters):
        text = _with_letters(HEADING, letters)
    atomic.write(path, text)


def _with_letters(text: str, letters: dict[str, str]) -> str:
    text = text if text.endswith("\n") else f"{text}\n"
    for question in load_questions():
        line = f'{question.id} = "{letters.get(question.id, "")}"'
        text, found = re.subn(rf'(?m)^"?{re.escape(question.id)}"?\s*=.*$', line, text)
        text += "" if found else f"{line}\n"
    return text


def _holds(text: str, letters: dict[str, str]) -> bool:
    """Say whether `text`, read back, gives just these letters."""
    try:
        return _accept(tomllib.loads(text)).letters == {k: v for k, v in letters.items() if v}
    except tomllib.TOMLDecodeError:
        return False
