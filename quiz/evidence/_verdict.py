"""Compare what an evidence script saw with the key."""

import sys
import tomllib
from pathlib import Path
from typing import NoReturn

QUIZ = Path(__file__).resolve().parent.parent


def entry(file: str, question: str) -> dict:
    """Return the table of one question from `questions.toml` or `key.toml`."""
    tables = tomllib.loads((QUIZ / file).read_text(encoding="utf-8"))["questions"]
    return next(table for table in tables if table["id"] == question)


def settle(question: str, seen: dict[str, bool], *facts: str) -> NoReturn:
    """Print the facts; exit 0 if exactly the keyed choice was seen to hold, else 1."""
    answer = entry("key.toml", question)["answer"]
    letters = entry("questions.toml", question)["choices"]
    holding = [letter for letter in letters if seen[letter]]
    proven = holding == [answer]
    for fact in facts:
        print(fact)
    print(f"{question}: seen to hold: {', '.join(holding) or 'none'}; the key says {answer}")
    sys.exit(0 if proven else 1)
