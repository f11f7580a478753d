"""Words of Python's own that are misspelt, or grown together with the next word."""

import difflib
import keyword
import re

from checks.harness.importing.syntax.broken import Broken, Diagnosis

MEANT = sorted(set(keyword.kwlist) - {"False", "None", "True"})


def misspelt_word(broken: Broken) -> Diagnosis | None:
    """Return the fault of a word in whose place Python reads on with one of its own."""
    for word in re.finditer(r"(?<![\w.])[A-Za-z_]{2,}", broken.text):
        for meant in difflib.get_close_matches(word[0], MEANT, n=3, cutoff=0.7):
            if word[0].lower() not in MEANT and _reads_on(broken, word, meant):
                words = f"`{word[0]}` stands where Python expects a word of its own"
                return Diagnosis(words, f"`{meant}`, if that is what is meant", broken.line)
    for word in re.finditer(r"[A-Za-z_]{5,}", broken.text):
        for meant in MEANT:
            cut = re.search(rf"^{meant}(?=\w)|(?<=\w){meant}$", word[0])
            apart = f"{word[0][: cut.start()]} {meant} {word[0][cut.end() :]}" if cut else ""
            if apart and _reads_on(broken, word, apart.strip()):
                words = f"`{word[0]}` is one word, and `{meant}` should stand alone in it"
                return Diagnosis(words, f"`{apart.strip()}`, with a blank between", broken.line)
    return None


def _reads_on(broken: Broken, word: re.Match[str], instead: str) -> bool:
    mended = broken.text[: word.start()] + instead + broken.text[word.end() :]
    return broken.reads_on(broken.with_line(broken.line, mended))
