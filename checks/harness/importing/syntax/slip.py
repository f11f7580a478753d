"""A slip in a line: it is told when Python reads on with its mend."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checks.harness.importing.syntax.broken import Broken, Diagnosis

Mend = Callable[[str], str]
LONGEST_LINE = 500  # of more characters no slip is looked for: that would take too long


@dataclass(frozen=True)
class Slip:
    """What a slip looks like in a line (`looks`), and what `mend` makes of such a line.

    `words` end the sentence "... cannot be read as Python: "; `{found}` in them is what was found,
    `{NAME}` a named group of `looks`, and `{under}` the group `name` as one word.
    `everywhere`: in all lines, and not only in the one at which Python stopped.
    """

    looks: str
    mend: Mend
    words: str
    wanted: str
    everywhere: bool = False
    idea: str | None = None


def tried(entry: Slip, broken: Broken) -> Diagnosis | None:
    """Return the fault of a slip, if Python reads on with its mend."""
    looks = re.compile(entry.looks)
    lines = [
        entry.mend(line) if (entry.everywhere or n == broken.line) and _has(looks, line) else line
        for n, line in enumerate(broken.lines, 1)
    ]
    if not (line := broken.first_needed(lines)):
        return None
    found = looks.search(broken.lines[line - 1])
    text = found[0].strip() if found else ""
    known = {"found": text, **(found.groupdict("") if found else {})}
    known["under"] = re.sub(r"[-\s]+", "_", known.get("name", ""))
    words, wanted = (_filled(part, known) for part in (entry.words, entry.wanted))
    if line == broken.line:
        return Diagnosis(words, wanted, line, entry.idea)
    return Diagnosis(f"in line {line}, {words}", wanted, line, entry.idea, shows_code=False)


def _has(looks: re.Pattern[str], line: str) -> bool:
    return len(line) <= LONGEST_LINE and looks.search(line) is not None


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda part: known.get(part[1], part[0]), text)


def among(entry: Slip, others: Sequence[Slip]) -> Slip:
    """Return a slip for a line that may have some of the others too: all of them are mended."""

    def mend(line: str) -> str:
        for other in (entry, *others):
            if re.search(other.looks, line):
                line = other.mend(line)
        return line

    return replace(entry, mend=mend)


def to(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Mend:
    """Return a mend that puts `new` in the place of what `pattern` fits."""
    return lambda line: re.sub(pattern, new, line)


def out(_: str) -> str:
    """Mend a line by taking it out."""
    return ""
