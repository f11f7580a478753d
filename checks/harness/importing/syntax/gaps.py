"""What is missing between two parts of a line: a comma, a dot, `as`, a quote."""

import io
import keyword
import re
import tokenize
from collections.abc import Iterator
from tokenize import TokenInfo as Token

from checks.harness.importing.syntax.broken import Broken, Diagnosis

ENDS = (tokenize.NAME, tokenize.NUMBER, tokenize.STRING)
NO_PART = set(keyword.kwlist) - {"None", "True", "False"}
LONGEST = 30


def gap(broken: Broken) -> Diagnosis | None:
    """Return the fault of two parts of a line that nothing parts or joins."""
    for before, after, follows in _neighbours(broken.text):
        left, right = broken.text[: before.end[1]], broken.text[after.start[1] :]
        for between, wanted in _joints(broken, before, after, follows):
            end = ")" if between == "(" else ""
            if _reads_on(broken, f"{left}{between}{right.rstrip()}{end}"):
                words = f"nothing stands between `{_short(before)}` and `{_short(after)}`"
                return Diagnosis(words, wanted, broken.line)
    return None


def _joints(broken: Broken, before: Token, after: Token, follows: str) -> Iterator[tuple[str, str]]:
    """Yield what may be missing between two parts, the most telling first, and words for it."""
    above = next((line.rstrip() for line in reversed(broken.lines[: broken.line - 1]) if line), "")
    inside = above.endswith(("(", "[", "{", ",")) or _depth(broken.text[: after.start[1]]) > 0
    begins = before.start[1] == len(broken.text) - len(broken.text.lstrip())
    names = before.type == after.type == tokenize.NAME
    if re.match(r"\s*(?:async\s+)?with\b", broken.text) and not inside:
        yield " as ", f"`as` between them: `as {after.string}`"
    elif re.match(r"\s*from\b", broken.text):
        yield " import ", "`import` between them, as in `from django.http import JsonResponse`"
    elif begins and not inside and before.type == tokenize.NAME:
        yield " = ", f"`=` between them: `{before.string} = ...`"
    if names and follows in ("(", ".") and not inside:
        yield ".", f"a dot between them: `{before.string}.{after.string}`"
    if before.type == tokenize.NAME and after.string == "{":
        yield "(", f"round brackets: `{before.string}({{...}})`"
    either = "a comma between them" if follows in (":", "=") else "a comma or an operator"
    yield ", ", f"{either}, or a dot" if names and follows == "(" else either
    if names and follows in ("(", "."):
        yield ".", f"a dot between them: `{before.string}.{after.string}`"
    if before.type == tokenize.STRING:
        yield ": ", f"`:` between them: a dict has one behind the key `{_short(before)}`"


def _depth(text: str) -> int:
    return sum(text.count(c) for c in "([{") - sum(text.count(c) for c in ")]}")


def lost_quote(broken: Broken) -> Diagnosis | None:
    """Return the fault of a quote that is missing at a word, when it can be only one."""
    quote = broken.text[(broken.error.offset or 1) - 1 :][:1]
    if "unterminated" not in str(broken.error.msg) or quote not in ("'", '"'):
        return None
    found = []
    for word in re.finditer(r"\w+", broken.text):
        for at, where in ((word.start(), "in front of"), (word.end(), "behind")):
            beside = broken.text[max(at - 1, 0) : at + 1]
            if quote not in beside and _reads_on(broken, _put(broken.text, at, quote)):
                found.append(f"`{quote}` {where} `{word[0]}`")
    if len(found) != 1:
        return None
    words = f"a quote is missing in line {broken.line}: texts begin and end in the wrong places"
    return Diagnosis(words, found[0], broken.line, shows_code=False)


def _put(text: str, at: int, new: str) -> str:
    return text[:at] + new + text[at:]


def _reads_on(broken: Broken, text: str) -> bool:
    return broken.reads_on(broken.with_line(broken.line, text))


def _neighbours(text: str) -> list[tuple[Token, Token, str]]:
    """Return the tokens of a line that are parts side by side, and what follows both."""
    tokens: list[Token] = []
    margin = len(text) - len(text.lstrip())
    try:
        for token in tokenize.generate_tokens(io.StringIO(text.lstrip() + "\n").readline):
            moved = [(row, column + margin) for row, column in (token.start, token.end)]
            tokens.append(token._replace(start=moved[0], end=moved[1]))
    except (tokenize.TokenError, SyntaxError):
        pass  # a bracket that is closed in another line
    triples = zip(tokens, tokens[1:], [*tokens[2:], None], strict=False)
    return [(a, b, c.string if c else "") for a, b, c in triples if _ends(a) and _begins(b)]


def _ends(token: Token) -> bool:
    part = token.type in ENDS and token.string not in NO_PART
    return part or token.string in (")", "]", "}")


def _begins(token: Token) -> bool:
    part = token.type in ENDS and token.string not in NO_PART - {"await", "not", "lambda"}
    return part or token.string == "{"


def _short(token: Token) -> str:
    text = token.string
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
