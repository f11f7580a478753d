"""Say in sentences what in the exercise does not fit together."""

import argparse
from collections.abc import Callable, Iterator

from authoring.rules import collected, ledger, quiz, steps, texts
from grader.errors import GradeError

Rule = Callable[[], Iterator[str]]
RULES: tuple[Rule, ...] = (
    *steps.RULES, *collected.RULES, *quiz.RULES, *ledger.RULES, *texts.RULES,
)  # fmt: skip


def main(argv: list[str]) -> int:
    """Print what does not fit; 0 when everything does, else 1."""
    argparse.ArgumentParser(prog="grade.py --lint", description=__doc__).parse_args(argv)
    found = problems() or problems(texts.AT_LAST)
    print("\n".join(found) or "Everything fits together.")
    return int(bool(found))


def problems(rules: tuple[Rule, ...] = RULES) -> list[str]:
    """Return a sentence for each thing that does not fit, each once."""
    return list(dict.fromkeys(sentence for rule in rules for sentence in _asked(rule)))


def _asked(rule: Rule) -> Iterator[str]:
    """Yield what a rule finds; what cannot be read at all is found too."""
    try:
        yield from rule()
    except GradeError as error:
        yield str(error)
    except OSError as error:
        yield f"{error.filename} cannot be read: {error.strerror}."
