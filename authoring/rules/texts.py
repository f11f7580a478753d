"""Texts that say the same thing in two places: README and checks, the address of an API."""

import re
from collections.abc import Iterator
from pathlib import Path

from authoring.rules.sources import strings
from grader.exercise.description import load_exercise
from grader.exercise.paths import REFERENCE, ROOT, STARTER
from grader.exercise.steps import load_steps

ADDRESS = re.compile(r"https?://[^\s`'\"<>)]+[^\s`'\"<>).,;:]")


def the_readme_has_the_titles_of_the_steps() -> Iterator[str]:
    """README.md is read before anything is run: it must name the steps as the screen does."""
    headings = re.findall(r"(?m)^#+ (Step \d+: .*)$", (ROOT / "README.md").read_text("utf-8"))
    wanted = [f"Step {s.number}: {s.title} ({s.points} points)" for s in load_steps()]
    for heading in headings:
        if heading not in wanted:
            yield f"README.md has the heading {heading!r}, and no step is called so."
    for heading in wanted:
        if heading not in headings:
            yield f"README.md lacks the heading {heading!r}."


def the_readme_has_the_titles_of_the_checks() -> Iterator[str]:
    """The sample of a run shows checks by the titles they have."""
    titles = {check.title for step in load_steps() for check in step.checks}
    shown = re.findall(r"(?m)^ {2}[✓✗–] (.*\S)\s*$", (ROOT / "README.md").read_text("utf-8"))
    for title in shown:
        if title not in titles:
            yield f"README.md shows the check {title!r}, and there is none of this title."


def an_address_is_the_same_everywhere() -> Iterator[str]:
    """An address that a task gives is that of the solution and of the checks, and the reverse."""
    places = {
        "the tasks of the steps": _addresses(*(step.task for step in load_steps())),
        "the code of checks/": _addresses(*strings()),
        "starter/": _addresses(*_sources(STARTER)),
        "reference/": _addresses(*_sources(REFERENCE)),
    }
    everywhere = set[str]().union(*places.values())
    for address in sorted(everywhere):
        for place, found in places.items():
            if address not in found:
                yield f"{address} stands in the exercise, and not in {place}."


def _addresses(*texts: str) -> set[str]:
    return {address for text in texts for address in ADDRESS.findall(text)}


def _sources(folder: Path) -> list[str]:
    files = sorted((folder / load_exercise().package).rglob("*.py"))
    return [file.read_text("utf-8") for file in files]


RULES = (
    the_readme_has_the_titles_of_the_steps,
    the_readme_has_the_titles_of_the_checks,
    an_address_is_the_same_everywhere,
)
