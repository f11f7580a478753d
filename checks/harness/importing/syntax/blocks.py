"""Blocks that Python cannot read: what their lines are indented by."""

import re

from checks.harness.importing.syntax.broken import Broken, Diagnosis

AWAY = re.compile(r"^(?:async def|def|class|@|import|from)\b")
NO_TABS = "blanks only: as many as the lines have with which each line belongs"
# How many blanks stand for a tab, and what is wanted then.
BLANKS = {
    4: "blanks only, four for each tab: 'Convert indentation to spaces' in most editors",
    8: "blanks only, and here eight for each tab: type them where a line begins with a tab",
}


def indent(line: str) -> int:
    """Return by how many characters a line is indented."""
    return len(line) - len(line.lstrip())


def is_code(line: str) -> bool:
    """Say whether a line is neither blank nor a comment only."""
    return line.strip() != "" and not line.lstrip().startswith("#")


def no_block(broken: Broken) -> Diagnosis | None:
    """Return the fault of a line that begins a block where no line is indented below it."""
    known = re.search(r"expected an indented block.* on line (\d+)", str(broken.error.msg))
    if not known:
        return None
    header, line = int(known[1]), broken.line
    between = [text for text in broken.lines[header : line - 1] if text.strip()]
    text, begins = broken.text, broken.lines[header - 1]
    inner = any(indent(comment) > indent(begins) for comment in between)
    forgotten = indent(text) == indent(begins) and not AWAY.search(text.strip()) and not inner
    if is_code(text) and forgotten:
        return Diagnosis(
            f"`{begins.strip()}` in line {header} begins a block, and this line is not indented",
            f"the lines that belong to the block indented by four blanks more than line {header}",
            line,
        )  # fmt: skip
    comments = "; comments do not count" if between or not is_code(text) else ""
    return Diagnosis(
        f"line {header} begins a block, and below it no line of code is indented{comments}",
        "at least one line of code in the block, indented by four blanks more; `pass` is enough",
        header, shows_code=False,
    )  # fmt: skip


def indented_too_far(broken: Broken) -> Diagnosis | None:
    """Return the fault of a line that is indented where no block begins."""
    if "unexpected indent" not in str(broken.error.msg):
        return None
    for n in range(broken.line - 1, max(broken.line - 20, 0), -1):
        comment = re.match(r"(\s*)# ?(.*)", broken.lines[n - 1])
        if comment and broken.reads_on(broken.with_line(n, comment[1] + comment[2])):
            return Diagnosis(
                f"line {broken.line} is indented, and the line that begins its block is a comment",
                f"line {n} without the `#`; or `#` in front of line {broken.line} too",
                n, shows_code=False,
            )  # fmt: skip
    above = [line for line in broken.lines[: broken.line - 1] if is_code(line)]
    for fitting in dict.fromkeys(indent(line) for line in reversed(above)):
        if broken.reads_on(broken.with_line(broken.line, " " * fitting + broken.text.strip())):
            words = "this line is indented further than the lines it follows, and no block begins"
            wanted = f"{fitting} blanks at its beginning" if fitting else "no blanks in front of it"
            return Diagnosis(words, f"{wanted}, as in the lines above", broken.line)
    if above:
        words, wanted = "this line is indented, and no block begins above it", "fewer blanks"
    else:
        words = "the first line of code is indented"
        wanted = "no blanks in front of it, and as many fewer in front of the lines below it"
    return Diagnosis(words, wanted, broken.line)


def not_aligned(broken: Broken) -> Diagnosis | None:
    """Return the fault of an indentation that fits no block: tabs, or a number of blanks."""
    if not isinstance(broken.error, IndentationError):
        return None
    tabs = [n for n in range(broken.line, 0, -1) if "\t" in _margin(broken.lines[n - 1])]
    spaces = any(" " in _margin(line) for line in broken.lines)
    fitting = next((wanted for n, wanted in BLANKS.items() if _fits(broken, n)), "")
    if tabs and spaces and (isinstance(broken.error, TabError) or fitting):
        words = f"line {tabs[0]} is indented with a tab, and other lines with blanks"
        return Diagnosis(words, fitting or NO_TABS, tabs[0], shows_code=False)
    if "unindent does not match" in str(broken.error.msg):
        count = indent(broken.text)
        blanks = "1 blank" if count == 1 else f"{count} blanks"
        return Diagnosis(
            f"line {broken.line} is indented by {blanks}, and no block around it is",
            "as many blanks as the lines have with which it belongs",
            broken.line, shows_code=False,
        )  # fmt: skip
    return None


def _fits(broken: Broken, blanks: int) -> bool:
    """Say whether Python reads on with so many blanks for each tab that indents a line."""
    margins = [(_margin(line), line) for line in broken.lines]
    return broken.reads_on(
        [old.replace("\t", " " * blanks) + line[len(old) :] for old, line in margins]
    )


def _margin(line: str) -> str:
    return line[: indent(line)] if line.strip() else ""


def no_handler(broken: Broken) -> Diagnosis | None:
    """Return the fault of a `try` that has neither `except` nor `finally`."""
    if "'except' or 'finally'" not in str(broken.error.msg):
        return None
    for n in range(broken.line - 1, 0, -1):
        line = broken.lines[n - 1]
        if re.match(r"\s*try\s*:", line) and indent(line) >= indent(broken.text):
            words = f"the `try` in line {n} has no `except` and no `finally` below its block"
            wanted = "`except` and what is to be done then; or the lines without the `try`"
            return Diagnosis(words, wanted, n, shows_code=False)
    return None
