"""A slip in a line: it is told when Python reads on with its mend."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checks.harness.importing.syntax.broken import Broken, Diagnosis

Mend = Callable[[str], str]


@dataclass(frozen=True)
class Slip:
    """What a slip looks like in a line (`looks`), and what `mend` makes of such a line.

    `words` end the sentence "... cannot be read as Python: "; `{found}` in them is what was found.
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
        entry.mend(line) if looks.search(line) and (entry.everywhere or n == broken.line) else line
        for n, line in enumerate(broken.lines, 1)
    ]
    if not (line := broken.first_needed(lines)):
        return None
    found = looks.search(broken.lines[line - 1])
    text = found[0].strip() if found else ""
    words, wanted = (part.replace("{found}", text) for part in (entry.words, entry.wanted))
    return Diagnosis(words, wanted, line, entry.idea)
