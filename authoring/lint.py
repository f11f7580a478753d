"""Say in sentences what in the exercise does not fit together."""

import argparse
from collections.abc import Callable, Iterator

from authoring.rules import ledger, quiz, steps, texts
from grader.errors import GradeError

Rule = Callable[[], Iterator[str]]
RULES: tuple[Rule, ...] = (*steps.RULES, *quiz.RULES, *ledger.RULES, *texts.RULES)


def main(argv: list[str]) -> int:
    """Print what does not fit; 0 when everything does, else 1."""
    argparse.ArgumentParser(prog="grade.py --lint", description=__doc__).parse_args(argv)
    found = problems()
    print("\n".join(found) or "Everything fits together.")
    return int(bool(found))


def problems() -> list[str]:
    """Return a sentence for each thing that does not fit, each once."""
    return list(dict.fromkeys(sentence for rule in RULES for sentence in _asked(rule)))


def _asked(rule: Rule) -> Iterator[str]:
    """Yield what a rule finds; what the grader itself refuses is found too."""
    try:
        yield from rule()
    except GradeError as error:
        yield str(error)
