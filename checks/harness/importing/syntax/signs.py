"""Signs that Python does not have, or has in another place, and what it has instead."""

import re

from checks.harness.importing.syntax.slip import Slip, to

# What other languages write, as a pattern, and what Python has in its place.
SIGNS = {
    r"&&": "and", r"\|\|": "or", r"!(?=[\w(])": "not", r"===": "==", r"!==": "!=", r"<>": "!=",
    r"(?<![=<>!])=<": "<=", r"\?\.": ".", r"(?<=[\w)\]])->(?=\w)": ".", r"(?<=\w)::(?=\w)": ".",
}  # fmt: skip
WORDS = ("and", "or", "not")
HYPHENS = r"(?P<name>[A-Za-z_]\w*(?:-[A-Za-z_]\w*)+)"
TWICE = r"\b(?:await|async)(?:\s+(?:await|async))+\b"


def _sign(looks: str, new: str) -> Slip:
    """Return the slip of a sign in whose place Python has another one."""
    instead = f" {new} " if new in WORDS else new
    return Slip(looks, to(looks, instead), "Python has no `{found}`", f"`{new}` in its place")


def _step(sign: str) -> Slip:
    """Return the slip of `n++` or `n--`."""
    pattern = rf"^(?P<margin>\s*)(?P<name>[A-Za-z_][^\s=;#]*?){re.escape(sign * 2)}\s*;?"
    return Slip(
        rf"{pattern}\s*(?:#.*)?$", to(pattern, rf"\g<margin>\g<name> {sign}= 1"),
        f"Python has no `{sign * 2}`", f"`{{name}} {sign}= 1`",
    )  # fmt: skip


def _with_as(line: str) -> str:
    line = re.sub(r"\bwith\s+(\w+)\s*(?::?=|\bas\b)\s*(.+\))\s*:", r"with \2 as \1:", line)
    return re.sub(r"\bwith\s+(.+\))\s*=\s*(\w+)\s*:", r"with \1 as \2:", line)


SIGN_SLIPS = (
    Slip(
        r"^\s*(?:async\s+)?with\s+(?P<name>\w+)\s*(?::?=|\bas\b)\s*[\w.]+\(.*\)\s*:", _with_as,
        "`{name}` does not stand behind `as`", "the name last: `as {name}:`",
    ),
    Slip(
        r"^\s*(?:async\s+)?with\s+.+\)\s*=\s*(?P<name>\w+)\s*:", _with_as,
        "`=` gives no name in this line", "`as` in its place: `as {name}:`",
    ),
    Slip(
        r"^\s*(?P<name>[\w.]+)\s*(?P<sign>:=|=>)", to(r"^(\s*[\w.]+)\s*(?::=|=>)", r"\1 ="),
        "`{sign}` sets no name in a line of its own", "`{name} = ...`",
    ),
    Slip(
        r"\b(?:await|async)\s+(?:await|async)\s+(?:with|for|def)\b",
        to(r"\b(?:await|async)\s+(?:await|async)\b", "async"),
        "`{found}` has a word too many", "`async`, and only once",
    ),
    Slip(
        TWICE, to(TWICE, "await"),
        "`{found}` are two words where one is enough", "`await`, and only once",
    ),
    Slip(
        r"\blen\(\s*async\s+(?P<rows>items|\w+\.objects(?:\.all\(\))?)\s*\)",
        to(r"\blen\(\s*async\s+", "len("), "`async` stands in front of a value",
        "`await {rows}.acount()`",
    ),
    Slip(
        r"\basync\s+(?!def\b|for\b|with\b|lambda\b|function\b|await\b|async\b)[\w.]+(?![\w.(]|\s*=>)",
        to(r"\basync\s+(?!def\b|for\b|with\b)(?=\w)", ""), "`async` stands in front of a value",
        "no `async` there: it is for `def`, `for` and `with`, and `await` is for calls",
    ),
    *(_sign(looks, new) for looks, new in SIGNS.items()),
    _step("+"),
    _step("-"),
    Slip(
        r"\?\?", to(r"\?\?", "or"), "Python has no `??`", "`A if A is not None else B`",
    ),
    Slip(
        r"\s\?\s.+\s:\s",
        to(r"^(\s*(?:return\s+|[\w.]+\s*=\s*)?)(.+?)\s\?\s(.+?)\s:\s(.+?);?$",
           r"\1\3 if \2 else \4"),
        "Python does not choose with `?` and `:`", "`A if TEST else B`",
    ),
    Slip(
        r"\.\.\.(?P<name>[A-Za-z_]\w*)",
        lambda line: to(r"\.\.\.(?=\w)", "*")(to(r"(\{[^{}]*?)\.\.\.(?=\w)", r"\1**")(line)),
        "`...` unpacks nothing in Python", "`**{name}` in a dict, `*{name}` in a list",
    ),
    Slip(
        r"\{(?:.*,)?\s*(?P<name>[A-Za-z_]\w*)\s*[,}]",
        to(r"([{,]\s*)([A-Za-z_]\w*)(?=\s*[,}])", r'\1"\2": \2'),
        "`{name}` stands in a dict without a key",
        "a key in front of it, as in `\"external\": external_data`",
    ),
    Slip(
        r"\$(?=[A-Za-z_])", to(r"\$(?=[A-Za-z_])", ""), "Python has no `$` in front of a name",
        "the name alone",
    ),
    Slip(
        r"`[^`]*\$\{[^`]*`", to(r"`([^`'\"]*)`", lambda found: repr(found[1])),
        "text stands between backticks", "`f` and quotes, as in `f\"{name}\"`, without the `$`",
    ),
    Slip(
        r"`[^`]+`", to(r"`([^`]*)`", lambda found: repr(found[1])),
        "text stands between backticks", "quotes around the text: `\"` or `'`",
    ),
    Slip(
        rf"(?:\b(?:def|class)\s+|^\s*|[(,]\s*){HYPHENS}(?=\s*[=(:])",
        to(r"(?<=\w)-(?=[A-Za-z_])", "_"),
        "a name cannot have a `-` in it", "`_` in its place: `{under}`",
    ),
    Slip(
        r"\bmax\s+length(?=\s*[=:])", to(r"\bmax\s+length\b", "max_length"),
        "`{found}` are two words, and the name of an option is one", "`max_length`",
    ),
    Slip(
        r"/\*.*?\*/", to(r"/\*.*?\*/", ""), "`/*` begins no comment in Python",
        "`#` in front of the comment",
    ),
    Slip(
        r"^\s*(?:/\*|\*/|\*(?!\*)|\*$)", to(r"^(\s*)(?=/\*|\*)", r"\1# "),
        "`/*` begins no comment in Python", "`#` in front of each line of the comment",
        everywhere=True,
    ),
    Slip(
        r"^\s*//|\s//(?!/)", to(r"//", "#"), "`//` begins no comment in Python",
        "`#` in front of a comment",
    ),
)  # fmt: skip
