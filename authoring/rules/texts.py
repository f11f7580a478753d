"""Texts that say the same thing in two places: README and checks, the address of an API."""

import re
from collections.abc import Iterator
from pathlib import Path

from authoring import rendered
from authoring.rules.sources import strings
from grader.exercise.description import load_exercise
from grader.exercise.paths import REFERENCE, ROOT, STARTER
from grader.exercise.reading import read_text
from grader.exercise.steps import load_steps

ADDRESS = re.compile(r"https?://[^\s`'\"<>)]+[^\s`'\"<>).,;:]")


def the_readme_has_the_titles_of_the_steps() -> Iterator[str]:
    """README.md is read before anything is run: it must name the steps as the screen does."""
    headings = re.findall(r"(?m)^#+ (Step \d+: .*)$", read_text(ROOT / "README.md"))
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
    shown = re.findall(r"(?m)^ {2}[✓✗–] (.*\S)\s*$", read_text(ROOT / "README.md"))
    for title in shown:
        if title not in titles:
            yield f"README.md shows the check {title!r}, and there is none of this title."


def an_address_is_the_same_everywhere() -> Iterator[str]:
    """What checks, starter or solution use stands in the task; a task may link to other pages."""
    places = {
        "the code of checks/": _addresses(*strings()),
        "starter/": _addresses(*_sources(STARTER)),
        "reference/": _addresses(*_sources(REFERENCE)),
    }
    tasks = _addresses(*(step.task for step in load_steps()))
    for address in sorted(set[str]().union(*places.values())):
        for place, found in (*places.items(), ("the tasks of the steps", tasks)):
            if address not in found:
                yield f"{address} stands in the exercise, and not in {place}."


def made_texts_are_up_to_date() -> Iterator[str]:
    """README files and the schema are made from checks, questions and a real run."""
    for place, text in rendered.all_texts().items():
        if not place.is_file() or place.read_text("utf-8") != text:
            name = place.relative_to(ROOT).as_posix()
            yield f"{name} is not up to date: run `.venv/bin/python -m authoring.rendered`."


def _addresses(*texts: str) -> set[str]:
    return {address for text in texts for address in ADDRESS.findall(text)}


def _sources(folder: Path) -> list[str]:
    files = sorted((folder / load_exercise().package).rglob("*.py"))
    return [read_text(file) for file in files]


RULES = (
    the_readme_has_the_titles_of_the_steps,
    the_readme_has_the_titles_of_the_checks,
    an_address_is_the_same_everywhere,
)
AT_LAST = (made_texts_are_up_to_date,)  # a run that breaks down gives no text to compare
