"""Mutants: right submissions, each with one small change, made by libcst.

tests/submissions/mutations.toml names the submissions. What is changed in a line is changed once:
a line that stood in an earlier submission of that list has had its mutants there.

A mutant that keeps all points either is as right as what it was made from, and then stands in
tests/submissions/equivalents.toml with the reason, or shows a gap in the checks.
"""

import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import libcst as cst

from authoring import bank, slips, trees
from grader.exercise.description import load_exercise
from grader.exercise.paths import REFERENCE, STARTER

EQUIVALENTS = bank.BANK / "equivalents.toml"
SOLUTION = "reference"
Numbered = list[tuple[int, str]]  # lines


@dataclass(frozen=True)
class Mutant:
    """One changed file of a submission; `change` is what changed in short, `text` the new file."""

    submission: str
    file: str
    line: int
    change: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.submission} {self.file}:{self.line} {self.change}"

    def assemble(self, target: Path) -> Path:
        """Make the whole submission at `target` and return it."""
        if self.submission == SOLUTION:
            shutil.copytree(REFERENCE, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            bank.assemble(_folder(self.submission), target)
        (target / self.file).write_text(self.text, "utf-8")
        return target


def make() -> list[Mutant]:
    """Return every mutant, each change of a line once."""
    made: list[Mutant] = []
    for submission in submissions():
        known = {mutant.change for mutant in made}
        made += [mutant for mutant in _of(submission) if mutant.change not in known]
    return made


def submissions() -> dict[str, str]:
    """Return the submissions that are changed, with what each brings."""
    listed: dict[str, str] = tomllib.loads(slips.MUTATIONS.read_text("utf-8"))["submissions"]
    return listed


def equivalents() -> dict[str, str]:
    """Return the mutants that are known to be right, with the reason."""
    groups = tomllib.loads(EQUIVALENTS.read_text("utf-8"))["right"]
    return {name: group["because"] for group in groups for name in group["mutants"]}


def _folder(submission: str) -> Path:
    """Return the folder with the files of a submission."""
    package = load_exercise().package
    return REFERENCE / package if submission == SOLUTION else bank.BANK / "right" / submission


def _of(submission: str) -> Iterator[Mutant]:
    """Yield the mutants of one submission, of each file that a student would write."""
    package = load_exercise().package
    for file in sorted(_folder(submission).glob("*.py")):
        source, given = file.read_text("utf-8"), STARTER / package / file.name
        if given.exists() and given.read_text("utf-8") == source:
            continue
        for text in _texts(source):
            line, change = _in_short(source, text)
            yield Mutant(submission, f"{package}/{file.name}", line, change, text)


def _texts(source: str) -> Iterator[str]:
    """Yield each text that one slip makes of a file."""
    tree = cst.parse_module(source)
    seen = {source}
    for node in trees.nodes(tree):
        for new in slips.of(node):
            text = trees.with_another(tree, node, new)
            if text and text not in seen:
                seen.add(text)
                yield text


def _in_short(old: str, new: str) -> tuple[int, str]:
    """Return the first line that changed, and the lines that went and came."""
    places = _changed(old, new, str.strip)
    gone = [numbered for _, went, _ in places for numbered in went]
    come = [line for _, _, came in places for line in came]
    if not places:
        number, moved = _changed(old, new, str.rstrip)[0][1][0]
        return number, f"less indented: {moved.strip()}"
    if not gone:
        near = places[0][0]
        return next(number for number, line in near if line == come[0]), f"twice: {come[0]}"
    lines = [line for _, line in gone]
    if sorted(lines) == sorted(come):
        return gone[0][0], f"moved {'up' if places[0][2] else 'down'}: {lines[0]}"
    return gone[0][0], " ".join([*(f"- {each}" for each in lines), *(f"+ {each}" for each in come)])


def _changed(
    old: str, new: str, clean: Callable[[str], str]
) -> list[tuple[Numbered, Numbered, list[str]]]:
    """Return, for each place that changed, the lines around it, those that went, and that came.

    What was there before is numbered.
    """
    before = [(number, clean(x)) for number, x in enumerate(old.splitlines(), 1) if x.strip()]
    after = [clean(line) for line in new.splitlines() if line.strip()]
    blocks = SequenceMatcher(None, [x for _, x in before], after, autojunk=False).get_opcodes()
    return [
        (before[max(start + begin - stop, 0) : end + 1], before[start:end], after[begin:stop])
        for tag, start, end, begin, stop in blocks
        if tag != "equal"
    ]
