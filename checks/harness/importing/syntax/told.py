"""Put into words why Python cannot read a file, and find the line to change."""

import re
from collections.abc import Callable
from functools import partial

from checks.harness.fault import Fault, Place
from checks.harness.importing.syntax.blocks import (
    indented_too_far,
    no_block,
    no_handler,
    not_aligned,
)
from checks.harness.importing.syntax.brackets import BRACKETS
from checks.harness.importing.syntax.broken import Broken, Diagnosis, error_of
from checks.harness.importing.syntax.characters import odd_character
from checks.harness.importing.syntax.encoding import encoding_of, not_text
from checks.harness.importing.syntax.ends import (
    closed_too_late,
    closes_nothing,
    comma_above,
    dict_without_brackets,
    open_bracket,
    open_text,
    wrong_bracket,
)
from checks.harness.importing.syntax.foreign import FOREIGN
from checks.harness.importing.syntax.functions import outside_function
from checks.harness.importing.syntax.gaps import gap, lost_quote
from checks.harness.importing.syntax.halves import HALVES
from checks.harness.importing.syntax.heads import HEADS
from checks.harness.importing.syntax.pasted import diff, fence, line_numbers, merge_markers
from checks.harness.importing.syntax.prose import MARKDOWN, SENTENCES
from checks.harness.importing.syntax.signs import SIGN_SLIPS
from checks.harness.importing.syntax.slip import among, tried
from checks.harness.importing.syntax.slips import SLIPS
from checks.harness.importing.syntax.words import misspelt_word

Finder = Callable[[Broken], Diagnosis | None]

OTHER_LANGUAGES = (*HEADS, *FOREIGN, *SIGN_SLIPS, *BRACKETS)
SEVERAL = tuple(among(entry, OTHER_LANGUAGES) for entry in OTHER_LANGUAGES if not entry.everywhere)

# Who looks for a cause, the surest first.
FINDERS: tuple[Finder, ...] = (
    merge_markers, fence, line_numbers, diff,
    *(partial(tried, entry) for entry in (*MARKDOWN, *OTHER_LANGUAGES, *SEVERAL)),
    misspelt_word, *(partial(tried, entry) for entry in (*SLIPS, *SENTENCES, *HALVES)),
    odd_character, no_block, indented_too_far, not_aligned, no_handler,
    outside_function, dict_without_brackets, wrong_bracket, lost_quote, open_text,
    open_bracket, closes_nothing, comma_above, closed_too_late, gap,
)  # fmt: skip

# What is wanted where nothing better is known than what Python says.
WANTED = {
    "forgot a comma": "what lacks between two parts: a comma, an operator, a bracket, a quote",
    "expected ':'": "`:` where the ^ is",
    "cannot assign": "`=` between a name and its value, `:` between a key and its value in a dict",
    "Missing parentheses": "brackets around what is handed over: `print(...)`",
}


def unreadable(error: SyntaxError, data: bytes, file: str) -> Fault:
    """Return the fault of a file that Python cannot read; it says `file` and the line."""
    if fault := not_text(data, file):
        return fault
    lines = re.split(r"\r\n|\r|\n", data.decode(encoding_of(data)))
    broken = Broken(lines, error_of(lines) or error)
    found = next(filter(None, (find(broken) for find in FINDERS)), None) or _as_python_says(broken)
    picture = broken.picture() if found.shows_code else ""
    place = Place(file, found.line)
    what = f"{place if found.shows_code else file} cannot be read as Python"
    seen, at = f"{what}: {found.words}{picture or '.'}", Place(file, found.at or found.line)
    return Fault(seen, found.wanted, idea=found.idea, at=at)


def _as_python_says(broken: Broken) -> Diagnosis:
    # two words of Python's that say nothing, and what may come after them
    usual = "Python does not understand what stands at the ^"
    message = re.sub(r"^\w+ syntax\b", usual, str(broken.error.msg))
    told = (wanted for part, wanted in WANTED.items() if part in message)
    other = "code that Python can read: look at what stands around the ^, and in the line above it"
    return Diagnosis(message, next(told, other), broken.line)
