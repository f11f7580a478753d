"""The slips that are known: what each looks like, its mend, and what is said of it."""

import html
import keyword
import re

from checks.harness.importing.syntax.slip import Slip, out, to

COMMANDS = "pip3?|python3?|py|uv|cd|git|mkdir|uvicorn|django-admin|source|curl|npm|apt|conda|poetry"
WORDS = "async|await|def|class|import|from|return|with|for|if|else|elif|try|except|while|in|as"


def _lower(line: str) -> str:
    return re.sub(rf"(?i)\b(?:{WORDS})\b", lambda word: word[0].lower(), line)


SLIPS = (
    Slip(
        r"^\s*(?:>>>|\.\.\.|In \[\d+\]:|   \.\.\.:)(?= |$)",
        to(r"^(\s*)(?:>>>|\.\.\.|In \[\d+\]:|   \.\.\.:)(?: |$)", r"\1"),
        "`{found}` is the prompt of Python's shell and no part of the code",
        "the code alone: take out `{found}` and `...` where lines begin with them",
        everywhere=True,
    ),
    Slip(
        rf"^\s*[$%!]?\s*(?:{COMMANDS})(?= [\w.\-/])", out,
        "`{found}` begins a command for the terminal",
        "take this line out of the file; type it in the terminal if it is still to be done",
        everywhere=True,
    ),
    Slip(
        r"^\s*import\s.+\sfrom\s",
        to(r"^(\s*)import\s+\{?\s*(.+?)\s*\}?\s+from\s+[\"']?(?:\./)?([\w.]+)[\"']?\s*;?$",
           r"\1from \3 import \2"),
        "the words of an import stand in another order in Python",
        "`from MODULE import NAME`, as in `from django.http import JsonResponse`",
    ),
    Slip(
        r"\bdef\s+async\b", to(r"\bdef\s+async\b", "async def"),
        "`async` stands after `def`", "", idea="async-after-def",
    ),
    Slip(
        r"^\s*async\s+(?!def\b|for\b|with\b)\w+\s*\(", to(r"\basync\b", "async def"),
        "`def` is missing after `async`", "", idea="async-replaces-def",
    ),
    Slip(
        r"^\s*(?:async\s+)?def\s+\w+\s*\(\s*models\.Model\s*\)",
        to(r"(?:async\s+)?\bdef\b", "class"),
        "`def` makes a function, and `models.Model` cannot be the name of a parameter",
        "`class` instead of `def`: a model is a class",
    ),
    Slip(
        r"^\s*(?:async\s+)?(?:def|class|with|for|if|elif|else|while|try|except|finally)\b.*[;,.]\s*$",
        to(r"[;,.]\s*$", ":"), "the line that begins a block does not end with a colon",
        "`:` at the end of the line, instead of that character",
    ),
    Slip(
        r"\b(?:with|for)\s+async\b", to(r"\b(with|for)\s+async\b", r"async \1"),
        "`{found}` is in the wrong order", "`async` first: `async with ...`, `async for ...`",
    ),
    Slip(
        r"\basync\s+(?!def\b|for\b|with\b)(?=[\w.]+\()",
        to(r"\basync(?=\s+(?!def\b|for\b|with\b))", "await"),
        "`async` stands in front of a call",
        "`await` in front of a call; `async` is for `def`, `with` and `for`",
    ),
    Slip(
        r"^\s*await\s+(?:with|for|def)\b", to(r"\bawait\b", "async"),
        "`{found}` is not how Python says it", "`async` instead of `await` in front of this word",
    ),
    Slip(
        r"&(?:quot|amp|lt|gt|apos|nbsp|#\d+|#x[\da-fA-F]+);", html.unescape,
        "`{found}` is HTML for a character",
        'the character itself: `"` for `&quot;`, `&` for `&amp;`, `<` for `&lt;`',
    ),
    Slip(
        r"=\s*https?://\S+", to(r"=\s*(https?://[^\s#]+)", r"= '\1'"),
        "the address has no quotes, and text needs them", 'quotes around the address: `"https://..."`',
    ),
    Slip(
        rf"^\s*(?:{'|'.join(keyword.kwlist)})\s*=(?!=)", to(r"^(\s*)(\w+)", r"\1\2_"),
        "`{found}` sets a word that is Python's own, so it cannot be the name of a variable",
        "another name for this variable",
    ),
    Slip(
        r"^\s*print\s+[^(\s=]", to(r"^(\s*)print\s+(.*)$", r"\1print(\2)"),
        "`print` is written as in Python 2, without brackets", "brackets: `print(...)`",
    ),
    Slip(
        r"""["']\s*=(?!=)""", to(r"""(["'])\s*=(?!=)""", r"\1:"),
        "`=` stands behind a text in quotes", "`:` between a key and its value in a dict",
    ),
    Slip(
        r"^\s*(?:async\s+)?(?:def|class|with|for|if|elif|else|while|try|except|finally)\b.*[^:\s]\s*$",
        lambda line: line.partition("#")[0].rstrip() + ":",
        "the colon at the end of this line is missing",
        "`:` at the end of the line: it begins a block",
    ),
    Slip(
        r"[^,\s(\[{:]\s*$", lambda line: line.rstrip() + ",",
        "the comma at the end of this line is missing", "`,` between this line and the next one",
    ),
    Slip(
        rf"\b(?!(?:{WORDS})\b|None\b|True\b|False\b)(?:(?i:{WORDS}))\b", _lower,
        "`{found}` has a capital letter, and Python has this word in small letters only",
        "`{found}` in small letters",
    ),
    Slip(
        r"^\s*</?[a-zA-Z!][^>]*>", out, "`{found}` is HTML, not Python",
        "the Python code alone: HTML belongs in a file of its own",
    ),
)  # fmt: skip
