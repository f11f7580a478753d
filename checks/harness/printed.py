"""Overhear what the student's code prints, for the report: print() itself goes where it went."""

import sys
from collections.abc import Callable
from typing import TextIO

from checks.harness.showing import harmless, shortened, without_addresses
from checks.harness.sources import Sources

MOST_KEPT = 4000  # characters, as they were printed
MOST_SHOWN = 200  # characters, as they are shown
MOST_LINES = 5


class Printed:
    """The beginning of what is written to sys.stdout and sys.stderr, until `stop` is called.

    Everything that is written to stdout counts, in whatever thread. Libraries write to stderr of
    their own accord, so what is written there counts where the student's code leads to it.
    """

    def __init__(self, sources: Sources):
        self.sources = sources
        self._room = MOST_KEPT
        self._parts: list[str] = []

    def install(self, patch) -> None:
        """Listen from here on; `patch` puts the streams back."""
        patch.setattr(sys, "stdout", Overheard(sys.stdout, self.keep))
        patch.setattr(sys, "stderr", Overheard(sys.stderr, self.keep_own))

    def stop(self) -> None:
        """Listen no longer; what was heard stays."""
        self._room = 0

    def keep(self, text: str) -> None:
        """Keep as much of `text` as there is room for."""
        if self._room:
            part = str.__getitem__(text, slice(self._room))
            self._room -= len(part)
            self._parts.append(part)

    def keep_own(self, text: str) -> None:
        """Keep `text` where the student's code is among the callers."""
        if self._room and self.sources.place_of_caller():
            self.keep(text)

    def lines(self) -> tuple[str, ...]:
        """Return the first lines, without empty ones; the last is … where more was printed."""
        text = "".join(self._parts).replace("\r\n", "\n").expandtabs(4)
        text = harmless(self.sources.portable(without_addresses(text)))
        lines = [line.rstrip() for line in text.split("\n") if line.strip()]
        shown: list[str] = []
        left = MOST_SHOWN
        for line in lines[:MOST_LINES]:
            if left > 0:
                shown.append(shortened(line, left))
                left -= len(line)
        return (*shown, "…") if len(shown) < len(lines) else tuple(shown)


class Overheard:
    """A stream that tells `hear` what is written to it; in all else it is the stream `under` it."""

    def __init__(self, under: TextIO, hear: Callable[[str], None]):
        self._under = under
        self._hear = hear

    def write(self, text: str) -> int:
        """Write to the stream below, which may refuse, then tell."""
        written = self._under.write(text)
        self._hear(text)
        return written

    def writelines(self, lines) -> None:
        """Write one after the other."""
        for line in lines:
            self.write(line)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return self._under.__exit__(*exception)

    def __getattr__(self, name: str):
        return getattr(self._under, name)
