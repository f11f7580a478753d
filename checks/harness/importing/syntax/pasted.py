"""What came into a file with the code when it was pasted or merged, all over the file."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from checks.harness.importing.syntax.broken import Broken, Diagnosis

MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
NUMBER = re.compile(r"^\s*\d+[.:|)]*(?:\s|$)")
FENCE = re.compile(r"^\s*```")
HEADER = re.compile(r"^(?:diff --git |index [\da-f]+\.\.|@@ |\+\+\+ |--- )")


def merge_markers(broken: Broken) -> Diagnosis | None:
    """Return the fault of a merge conflict that is still in the file."""
    marked = [n for n, line in enumerate(broken.lines, 1) if MARKER.search(line)]
    for mended in _versions(broken.lines) if marked else ():
        if broken.reads_on(mended):
            where = _in_words([n for n in marked if not mended[n - 1]])
            return Diagnosis(
                f"the markers of a merge conflict are still in the file, in {where}",
                "the version that you want to keep: take out the other one, and the lines that "
                "begin with `<<<<<<<`, `=======` and `>>>>>>>`",
                marked[0], shows_code=False,
            )  # fmt: skip
    return None


def _versions(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the file without the markers, then with the first and with the second version only."""
    for dropped in ("", "second", "first"):
        side, kept = "", []
        for line in lines:
            marker = MARKER.search(line)
            if marker:
                side = {"<": "first", "|": "second", "=": "second", ">": ""}[line[0]]
            kept.append("" if marker or (side and side == dropped) else line)
        yield kept


def fence(broken: Broken) -> Diagnosis | None:
    """Return the fault of a Markdown fence around the code, and of the text around the fence."""
    fences = [n for n, line in enumerate(broken.lines, 1) if FENCE.search(line)]
    inside, kept = False, []
    for line in broken.lines:
        inside ^= bool(FENCE.search(line))
        kept.append(line if inside and not FENCE.search(line) else "")
    without = ["" if FENCE.search(line) else line for line in broken.lines]
    for mended in (without, kept) if fences else ():
        if line := broken.first_needed(mended):
            return Diagnosis(
                f"the fence ``` of a chat or web page is still in it, in {_in_words(fences)}",
                "the code alone: take out the lines with ```, and the text around them",
                line, shows_code=False,
            )  # fmt: skip
    return None


def line_numbers(broken: Broken) -> Diagnosis | None:
    """Return the fault of line numbers in front of the code."""
    if not NUMBER.search(broken.text):
        return None
    stripped = [NUMBER.sub("", line, count=1) for line in broken.lines]
    if line := broken.first_needed(textwrap.dedent("\n".join(stripped)).split("\n")):
        return Diagnosis(
            "there are line numbers in front of the code",
            "the code alone: take the numbers out of all lines, and copy the code without them",
            line,
        )  # fmt: skip
    return None


def diff(broken: Broken) -> Diagnosis | None:
    """Return the fault of a diff in the place of the file: lines with `+` and `-` in front."""
    added = [line.startswith("+") for line in broken.lines]
    if sum(added) < 2:
        return None
    mended = [
        "" if HEADER.search(line) or line.startswith("-") else line.removeprefix("+")
        for line in broken.lines
    ]
    shifted = [text.removeprefix(" ") for text in mended]
    for version in (mended, shifted):
        if line := broken.first_needed(version):
            return Diagnosis(
                "the file holds a diff, with `+` and `-` in front of lines",
                "the code alone: take out the lines with `-`, and the `+` in front of the others",
                line,
            )  # fmt: skip
    return None


def _in_words(lines: Sequence[int]) -> str:
    """Say which lines: line 3; lines 3 and 5; lines 3, 5 and 9."""
    *most, last = map(str, lines)
    return f"lines {', '.join(most)} and {last}" if most else f"line {last}"
