"""What the command line says, typed. Each command declares its own part of it."""

import argparse
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol

from grader.errors import GradeError


@dataclass(frozen=True)
class Options:
    """All that can be asked for, with what holds when it is not."""

    folders: tuple[Path, ...] = ()
    step: int | None = None
    hints: bool = True
    json: bool = False
    watch: bool = False
    quiz: bool = False
    out: Path | None = None
    jobs: int | None = None
    salt: str = ""

    def given(self) -> set[str]:
        """Return the names of the options that differ from what holds otherwise."""
        return {field.name for field in fields(self) if getattr(self, field.name) != field.default}


def positive(text: str) -> int:
    """Read a whole number of 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)


def folder(text: str) -> Path:
    """Read the name of a folder; nothing at all is none."""
    if not text:
        raise argparse.ArgumentTypeError("an empty text names no folder")
    return Path(text)


class Audience:
    """A part of the help; options `add`ed to it are hidden where it is not `shown`."""

    def __init__(self, parser: argparse.ArgumentParser, title: str, shown: bool):
        self.shown = shown
        self.group = parser.add_argument_group(title if shown else None)

    def add(self, *names: str, help: str, **more: Any) -> None:  # noqa: A002 - argparse's word
        """Declare an option, or an argument without dashes."""
        self.group.add_argument(*names, help=help if self.shown else argparse.SUPPRESS, **more)


class Command(Protocol):
    """One thing that a person asks for: a module of grader/commands/."""

    FLAG: str  # the option that asks for it; "" for what is done without one
    TAKES: frozenset[str]  # the other options that say something to it

    def declare(self, students: Audience, teachers: Audience) -> None:
        """Declare the options of this command."""

    def is_asked(self, options: Options) -> bool:
        """Say whether the options ask for this command; the first that is asked for is run."""

    def run(self, options: Options) -> int:
        """Do it and return the exit status."""


def must_go_together(command: Command, options: Options) -> None:
    """Raise GradeError when an option is given that says nothing to `command`."""
    own = command.FLAG.removeprefix("--")
    for name in sorted(options.given() - command.TAKES - {own}):
        flag = f"--no-{name}" if getattr(options, name) is False else f"--{name}"
        if own:
            raise GradeError(
                f"{command.FLAG} and {flag} do not go together: leave one of them out."
            )
        raise GradeError(f"{flag} shows one submission: leave the other folders out.")
