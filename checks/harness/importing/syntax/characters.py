"""Characters that Python does not know: quotes of a text processor, blanks that are none."""

import unicodedata

from checks.harness.importing.syntax.broken import Broken, Diagnosis

QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′‹›", "'")
ALIKE = dict.fromkeys("–—−‐‑‒", "-") | {"×": "*", "…": "...", "≠": "!=", "≤": "<=", "≥": ">="}


def odd_character(broken: Broken) -> Diagnosis | None:
    """Return the fault of a character that looks like one of Python's, or like nothing."""
    text, column = broken.text, (broken.error.offset or 1) - 1
    odd = [c for c in text[column : column + 1] + text if not (c.isascii() or c.isidentifier())]
    mended = "".join(_plain(c) if c in odd else c for c in text)
    named = bool(odd) and f"U+{ord(odd[0]):04X}" in str(broken.error.msg)
    if not named and not (odd and broken.reads_on(broken.with_line(broken.line, mended))):
        return None
    name = f"U+{ord(odd[0]):04X}, {unicodedata.name(odd[0], 'a character without a name')}"
    if odd[0] in QUOTES:
        words = f"`{odd[0]}` is a quote of a text processor, which Python does not know"
        return Diagnosis(
            words, "straight quotes, as the keyboard types them: `\"` or `'`", broken.line
        )
    others = [n for n, line in enumerate(broken.lines, 1) if odd[0] in line and n != broken.line]
    also = f" (it is also in line {', '.join(map(str, others[:8]))})" if others else ""
    if not odd[0].isprintable() or odd[0].isspace():
        words = f"there is a character that cannot be seen, {name}{also}"
        return Diagnosis(
            words, "delete what is around the ^, and type the blanks again", broken.line
        )
    words = f"`{odd[0]}` ({name}) is no character of Python's"
    return Diagnosis(
        words, "the character that the keyboard types, such as `-` or `,`", broken.line
    )


def _plain(c: str) -> str:
    """Return what of Python's looks like a character; a blank or nothing for what is unseen."""
    if unicodedata.category(c) in ("Cf", "Cc", "Zl", "Zp"):
        return ""
    normal = unicodedata.normalize("NFKC", c)
    return QUOTES.get(c) or ALIKE.get(c) or (normal if normal.isascii() else " ")
