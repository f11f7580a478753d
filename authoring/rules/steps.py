"""Steps and checks: numbered, titled, worth something, and prepared in the starter."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from authoring.rules.sources import arguments_given, arguments_of, attributes_of, members_of
from grader.errors import GradeError
from grader.exercise.description import load_exercise
from grader.exercise.paths import STARTER
from grader.exercise.reading import place_of, read_module, read_text
from grader.exercise.steps import files_of_steps, load_steps, nodes_of_checks, read_check


def steps_are_numbered_in_order() -> Iterator[str]:
    """The numbers are 1, 2, 3 and so on: the same step twice would hide one."""
    numbers = [step.number for step in load_steps()]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"checks/: the steps are numbered {numbers}; wanted 1, 2, 3 and so on."


def every_check_is_whole() -> Iterator[str]:
    """A check has a title, a hint and points: each that lacks one is named."""
    for _, file in files_of_steps():
        for node in nodes_of_checks(read_module(file)):
            try:
                read_check(node, file)
            except GradeError as error:
                yield str(error)


def every_step_has_checks() -> Iterator[str]:
    """A step without checks would be done before it is begun."""
    for step in load_steps():
        if not step.checks:
            yield f"checks/: step {step.number} has no check."


def ids_and_titles_are_unique() -> Iterator[str]:
    """Two checks of one name cannot be told apart in a report."""
    checks = [check for step in load_steps() for check in step.checks]
    for kind in ("id", "title"):
        for text, times in Counter(getattr(check, kind) for check in checks).items():
            if times > 1:
                yield f"checks/: {times} checks have the {kind} {text!r}."


def the_starter_has_a_place_for_each_step() -> Iterator[str]:
    """A student finds each step by its TODO."""
    package = STARTER / load_exercise().package
    if not package.is_dir():
        yield f"starter/ has no folder {package.name}, the package that exercise.toml names."
        return
    text = "".join(read_text(file) for file in sorted(package.rglob("*.py")))
    places = {int(number) for number in re.findall(r"TODO\(step (\d+)\)", text)}
    for step in load_steps():
        if step.number not in places:
            yield f"starter/{package.name}/ has no TODO(step {step.number})."
    for number in sorted(places - {step.number for step in load_steps()}):
        yield f"starter/{package.name}/ has a TODO(step {number}), and there is no such step."
    for name in load_exercise().runs_with:
        if not (STARTER / name).is_file():
            yield f"starter/ has no {name}, with which exercise.toml says that the app runs."


def causes_are_known() -> Iterator[str]:
    """A misspelt cause would be found only when its fault is."""
    yield from _unknown(attributes_of("Cause"), members_of("Cause"), "there is no Cause.{}.")


def fail_is_called_as_it_is_defined() -> Iterator[str]:
    """A misspelt argument of `fail` would be found only when its fault is."""
    yield from _unknown(
        arguments_given("fail"), arguments_of("Fault"), "fail has no argument {!r}."
    )


def _unknown(found: Iterator[tuple[Path, int, str]], known: set[str], words: str) -> Iterator[str]:
    """Yield a sentence for each name found that is not known, with its file and line."""
    for file, line, name in found:
        if name not in known:
            yield f"{place_of(file)}, line {line}: {words.format(name)}"


RULES = (
    every_check_is_whole,
    steps_are_numbered_in_order,
    every_step_has_checks,
    ids_and_titles_are_unique,
    the_starter_has_a_place_for_each_step,
    causes_are_known,
    fail_is_called_as_it_is_defined,
)
