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
        text = path.read_text("utf-8-sig")
        return _accept(tomllib.loads(text))
    except FileNotFoundError:
        return _nothing("answers.toml is missing: `python3 grade.py --quiz` makes it.")
    except UnicodeDecodeError:
        return _nothing("answers.toml is not saved as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        return _nothing(f"answers.toml cannot be read: {_why_unreadable(text, error)}")
    except (RecursionError, OSError) as error:
        return _nothing(f"answers.toml cannot be read: {type(error).__name__}.")


def _nothing(note: str) -> Answers:
    return Answers(notes=[note], unreadable=True)


def _why_unreadable(text: str, error: tomllib.TOMLDecodeError) -> str:
    """Say which line cannot be read, and how it is written."""
    lines, place = text.splitlines(), re.search(r"at line (\d+)", str(error))
    number = int(place[1]) if place else len(text.rstrip().splitlines())
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    if _keys(line) is None:
        shown = "".join(letter for letter in line.strip() if letter.isprintable())[:40]
        return f"line {number} is `{shown}`. {_as_it_is_written(line)}"
    for first, other in enumerate(lines[: number - 1], 1):
        if (names := _keys(line)) and names == _keys(other):
            again = f"line {number} has `{names[0]}` a second time, after line {first}"
            return f"{again}. Take one of the two lines out."
    return f"{error}. {_as_it_is_written('')}"


def _as_it_is_written(line: str) -> str:
    """Say how an answer is written: the one that a line means, where that can be told."""
    for question in load_questions():
        if re.search(rf"(?<![\w-]){re.escape(question.id)}(?![\w-])", line.partition("=")[0]):
            given = re.fullmatch(rf"\W*{re.escape(question.id)}\W*([A-Za-z])\W*", line)
            right = f'{question.id} = "{given[1] if given else ""}"'
            return f"Write it with the letter between straight quotes: `{right}`."
    return 'Each line answers one question, with the letter in quotes: `name = "A"`.'


def _keys(line: str) -> list[str] | None:
    """Return the names that a line gives a value by itself; None when it cannot be read."""
    try:
        return list(tomllib.loads(line))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


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
