"""Words for the terminal: what stands between backticks in colour, paragraphs that flow."""

import re

from rich.text import Text

SIGNS = {
    "passed": ("✓", "green"),
    "failed": ("✗", "red"),
    "blocked": ("–", "dim"),
    "error": ("!", "magenta"),
}


def marked_up(text: str) -> Text:
    """Return `text` with what stands between backticks in colour; the backticks stay."""
    result = Text(text)
    for match in re.finditer(r"`[^`\n]+`", text):
        result.stylize("cyan", match.start(), match.end())
    return result


def flowing(text: str) -> str:
    """Join the lines of a paragraph, so that the window decides where they break."""
    return re.sub(r"(?<=\S)\n(?=[^\n\d-])\s*", " ", text)
