"""A file that Python cannot read, and whether a mend would let Python read on.

What Python complains of, and in which words, differs from version to version; and it is where
Python noticed, not what is wrong. So a cause is told only where its mend is tried: when Python
reads further with it, that was the cause.
"""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH = 60  # so that a line of code and the caret below it fit on any screen
# A file of more characters is not tried, and none more often: that would take too long.
LONGEST, OFTEN = 20_000, 200


@dataclass(frozen=True)
class Diagnosis:
    """Why a file cannot be read: the end of a sentence, what is wanted and the line to change.

    Lines count from 1. `idea` is an id of misconceptions.toml. With `shows_code` the place is shown
    at which Python stopped; `at` is the line to change where that is another one.
    """

    words: str
    wanted: str
    line: int
    idea: str | None = None
    shows_code: bool = True
    at: int | None = None


def error_of(lines: Iterable[str]) -> SyntaxError | None:
    """Return the error with which Python stops reading `lines`; None when it reads them all."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile("\n".join(lines) + "\n", "a submission", "exec", dont_inherit=True)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError, OverflowError):
        return SyntaxError("it cannot be compiled")
    return None


@dataclass(frozen=True)
class Broken:
    """The lines of a file, and the error with which Python stops reading them."""

    lines: Sequence[str]
    error: SyntaxError
    tries: list[int] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Return the line at which Python stopped, from 1."""
        return min(max(self.error.lineno or 1, 1), len(self.lines))

    @property
    def text(self) -> str:
        """Return the text of the line at which Python stopped."""
        return self.lines[self.line - 1]

    def with_line(self, line: int, text: str) -> list[str]:
        """Return the lines with another text in `line`."""
        return [text if n == line else old for n, old in enumerate(self.lines, 1)]

    def changed(self, mended: Sequence[str]) -> list[int]:
        """Return which lines a mend, of as many lines, has changed."""
        both = zip(self.lines, mended, strict=True)
        return [n for n, (old, new) in enumerate(both, 1) if old != new]

    def reads_on(self, mended: Sequence[str]) -> bool:
        """Say whether this error is gone with a mend, and no other is in what it changed."""
        changed = self.changed(mended)
        if not changed or len(self.tries) >= OFTEN or sum(map(len, self.lines)) > LONGEST:
            return False
        self.tries.append(changed[0])
        error = error_of(mended)
        if error is None:
            return True
        same = (error.lineno, error.msg) == (self.error.lineno, self.error.msg)
        if "unexpected indent" in str(error.msg) and error.lineno:
            above = [n for n in range(1, error.lineno) if self.lines[n - 1].strip()]
            if above and not mended[above[-1] - 1].strip():  # what began a block was taken out
                return False
        return not same and error.lineno not in (None, *changed)

    def reads_all(self, mended: Sequence[str]) -> bool:
        """Say whether Python reads the whole file with a mend."""
        return self.reads_on(mended) and error_of(mended) is None

    def first_needed(self, mended: Sequence[str]) -> int | None:
        """Return the first line that a mend has to change for Python to read on; None without."""
        if not self.reads_on(mended):
            return None
        changed = self.changed(mended)
        for line in changed[:10]:
            without = [self.lines[n] if n == line - 1 else text for n, text in enumerate(mended)]
            if not self.reads_on(without):
                return line
        return changed[0]

    def picture(self) -> str:
        """Show where Python stopped: the code around it, never longer than WIDTH, and a caret."""
        code = self.text.rstrip()
        indent = len(code) - len(code.lstrip())
        caret = max((self.error.offset or 1) - 1 - indent, 0)
        code = " ".join(code[indent:].split("\t"))
        if not code:
            return ""
        if len(code) > WIDTH:
            start = min(max(caret - WIDTH // 2, 0), len(code) - WIDTH)
            ends = ("…" if start else "", "…" if start + WIDTH < len(code) else "")
            inner = code[start + len(ends[0]) : start + WIDTH - len(ends[1])]
            code, caret = ends[0] + inner + ends[1], caret - start
        return f"\n    {code}\n    {' ' * min(caret, len(code))}^"
