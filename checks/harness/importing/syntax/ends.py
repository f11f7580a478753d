"""Brackets and texts that have no end, or the wrong one."""

import io
import re
import tokenize

from checks.harness.importing.syntax.broken import Broken, Diagnosis

CLOSING = {"(": ")", "[": "]", "{": "}"}
TAKES_A_DICT = r"Response$|^dumps$|^print$|^dict$"
REPLY_OPTIONS = ("status", "safe", "content_type", "headers", "encoder", "json_dumps_params")


def open_bracket(broken: Broken) -> Diagnosis | None:
    """Return the fault of a bracket that nothing closes."""
    known = re.search(r"'([(\[{])' was never closed", str(broken.error.msg))
    if not known:
        return None
    close = CLOSING[known[1]]
    words, wanted = f"`{known[1]}` is never closed", f"the `{close}` that closes it"
    every = "".join(CLOSING[bracket.string] for bracket in reversed(_open(broken)))
    for closing in dict.fromkeys((close, f"{close})", f"{close}))", every or close)):
        for n in range(broken.line, min(broken.line + 12, len(broken.lines)) + 1):
            code = broken.lines[n - 1].rstrip()
            if code and broken.reads_all(broken.with_line(n, code + closing)):
                wanted = f"`{closing}` at the end of line {n}: with it Python reads the whole file"
                return Diagnosis(words, wanted, broken.line, at=n)
    return Diagnosis(words, wanted, broken.line)


def wrong_bracket(broken: Broken) -> Diagnosis | None:
    """Return the fault of a bracket that closes one of another kind."""
    pattern = r"'([)\]}])' does not match opening parenthesis '([(\[{])'(?: on line (\d+))?"
    known = re.search(pattern, str(broken.error.msg))
    if not known:
        return None
    close, where = CLOSING[known[2]], f" of line {known[3]}" if known[3] else ""
    words = f"`{known[1]}` stands where the `{known[2]}`{where} is still open"
    column = (broken.error.offset or 1) - 1
    both = broken.text[:column] + close + broken.text[column:]
    if broken.reads_on(broken.with_line(broken.line, both)):
        return Diagnosis(words, f"`{close}` in front of this `{known[1]}`", broken.line)
    return Diagnosis(words, f"`{close}` for the `{known[2]}`{where}", broken.line)


def open_text(broken: Broken) -> Diagnosis | None:
    """Return the fault of a text that has no end."""
    if "unterminated" not in str(broken.error.msg):
        return None
    if "triple-quoted" not in str(broken.error.msg):
        words = "a text has no end in this line: its quote is opened and not closed"
        return Diagnosis(words, "the same quote at the end of the text", broken.line)
    for n, line in enumerate(broken.lines, 1):
        for quote in ('"""', "'''"):
            if line.count(quote) % 2 and broken.reads_on(broken.with_line(n, line + quote)):
                begins = f"a text begins with `{quote}` in line {n}"
                words = f"{begins}, and its closing `{quote}` is missing"
                return Diagnosis(words, f"`{quote}` where the text ends", n, shows_code=False)
    words = "a text begins here with three quotes, and its closing three quotes are missing"
    return Diagnosis(words, "the same three quotes where the text ends", broken.line)


def dict_without_brackets(broken: Broken) -> Diagnosis | None:
    """Return the fault of `key: value` straight between round brackets."""
    column, bracket = (broken.error.offset or 1) - 1, _innermost(broken)
    if broken.text[column : column + 1] != ":" or not bracket or bracket.string != "(":
        return None
    if option := _option(broken, bracket):
        words = f"`{option}` is the name of an option, which takes `=` and not `:`"
        return Diagnosis(words, f"`{option}=...`", broken.line)
    words = "`key: value` stands between round brackets, and belongs between curly ones"
    wanted = 'a dict: `({"key": value})`, with `{` and `}` inside the round brackets'
    return Diagnosis(words, wanted, broken.line)


def _option(broken: Broken, bracket: tokenize.TokenInfo) -> str:
    """Return the name in front of the colon, if it is that of an option of what is called."""
    called = re.search(r"(\w+)\s*$", broken.lines[bracket.start[0] - 1][: bracket.start[1]])
    before = broken.text[: (broken.error.offset or 1) - 1]
    named = re.search(r"""(?:^|[(,])\s*(["']?)([A-Za-z_]\w*)\1\s*$""", before)
    if not called or not named:
        return ""
    quote, name = named.groups()
    of_a_field = called[1].endswith("Field")
    takes_a_dict = re.search(TAKES_A_DICT, called[1]) and name not in REPLY_OPTIONS
    if takes_a_dict or (quote and not of_a_field):
        return ""
    quotes = """(["']?)""" if of_a_field else "()"
    mended = re.sub(rf"(^|[(,])(\s*){quotes}(\w+)\3\s*:", r"\1\2\4=", broken.text)
    return name if broken.reads_on(broken.with_line(broken.line, mended)) else ""


def closed_too_late(broken: Broken) -> Diagnosis | None:
    """Return the fault of a bracket that is still open where something new begins."""
    column, bracket = (broken.error.offset or 1) - 1, _innermost(broken)
    if not bracket:
        return None
    close, row = CLOSING[bracket.string], bracket.start[0]
    words = f"`{bracket.string}` in line {row} is still open at the ^"
    here = f"{broken.text[:column].rstrip()}{close} {broken.text[column:]}"
    if broken.text[:column].strip() and broken.reads_on(broken.with_line(broken.line, here)):
        return Diagnosis(words, f"`{close}` in front of the ^", broken.line)
    return None


def comma_above(broken: Broken) -> Diagnosis | None:
    """Return the fault of a comma that is missing at the end of an earlier line."""
    above = [n for n in range(1, broken.line) if broken.lines[n - 1].strip()]
    if not above or not _innermost(broken):
        return None
    line, mended = above[-1], f"{broken.lines[above[-1] - 1].rstrip()},"
    if not broken.reads_on(broken.with_line(line, mended)):
        return None
    words = f"the comma at the end of line {line} is missing"
    return Diagnosis(words, f"`,` between line {line} and the next one", line, shows_code=False)


def closes_nothing(broken: Broken) -> Diagnosis | None:
    """Return the fault of a closing bracket that closes nothing."""
    column = (broken.error.offset or 1) - 1
    bracket = broken.text[column : column + 1]
    without = broken.text[:column] + broken.text[column + 1 :]
    if bracket in CLOSING.values() and broken.reads_on(broken.with_line(broken.line, without)):
        words = f"the `{bracket}` at the ^ closes nothing"
        return Diagnosis(words, "as many closing brackets as opening ones", broken.line)
    return None


def _innermost(broken: Broken) -> tokenize.TokenInfo | None:
    """Return the innermost bracket that is open where Python stopped."""
    found = _open(broken, (broken.line, (broken.error.offset or 1) - 1))
    return found[-1] if found else None


def _open(broken: Broken, until: tuple[int, int] | None = None) -> list[tokenize.TokenInfo]:
    """Return the brackets that are open at a line and column, or at the end of the file."""
    found: list[tokenize.TokenInfo] = []
    reader = io.StringIO("\n".join(broken.lines) + "\n").readline
    try:
        for token in tokenize.generate_tokens(reader):
            if until and token.start >= until:
                break
            if token.type == tokenize.OP and token.string in CLOSING:
                found.append(token)
            elif token.type == tokenize.OP and token.string in CLOSING.values():
                del found[-1:]
    except (tokenize.TokenError, SyntaxError):
        return [] if until else found
    return found
