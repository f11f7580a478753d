"""Words of other languages, such as JavaScript, Java, C# and PHP, and what Python has instead."""

import re

from checks.harness.importing.syntax.slip import Slip, out, to

TYPES = (
    "const|let|var|val|final|auto|mut|static|public|private|readonly|str|string|String|int|"
    "Integer|float|double|bool|boolean|Boolean|char|byte|bytes|long|short|decimal|dict|Dict|list|"
    "List|array|Array|object|Object|any|Any|tuple|Tuple|set|Set|map|Map|dynamic|"
    "QuerySet|JsonResponse|HttpResponse|HttpRequest|Response|AsyncClient|Item|CharField|JSON"
)
KIND = rf"(?>(?:{TYPES})\b|[\w.]+(?=[<\[*])|[A-Za-z_]\w*\.[\w.]+)(?:<[^=<>]*>|\[\])?(?:\s?\*)?"
TYPED = rf"^(?P<margin>\s*)(?P<kind>{KIND}(?:\s+{KIND})*)\s+"
NO_NAME = (
    r"(?!(?:await|async|not|in|is|and|or|if|else|for|as|return|import|from|def|class|lambda|del|"
    r"global|nonlocal|assert|raise|yield|with|while|elif|pass|type|print)\b)"
)
CALLED = r"[A-Za-z_][\w.]*"


def _word(word: str, new: str, wanted: str, looks: str = "") -> Slip:
    """Return the slip of a word at the beginning of a line, in whose place Python has another."""
    begin = rf"^(\s*\}}?\s*){word}\b"
    return Slip(looks or begin, to(begin, rf"\1{new}"), f"Python has no `{word}`", wanted)


def _caught(line: str) -> str:
    line = re.sub(r"^(\s*)\}?\s*(?:catch|except)\b", r"\1except", line)
    line = re.sub(r"\bexcept\s*\(\s*[a-z]\w*\s*\)", "except Exception", line)
    line = re.sub(r"\bexcept\s*\(?\s*([\w.]+),?\s+(?!as\b)(\w+)\s*\)?", r"except \1 as \2", line)
    return re.sub(r"\s*\{\s*$", ":", line)


FOREIGN = (
    Slip(
        r"[(,]\s*(?P<name>\w+)\s*=>\s*(?=\d|True\b|False\b|None\b|[\"'])", to(r"(\w\s*)=>", r"\1="),
        "`=>` gives no value to an option", "`{name}=...`",
    ),
    Slip(
        r"[(,=]\s*(?:\((?P<given>[\w\s,]*)\)|(?P<one>\w+))\s*(?P<sign>=>|->)",
        to(r"(?:\(([\w\s,]*)\)|\b(\w+))\s*[=-]>", r"lambda \1\2:"),
        "`{sign}` makes no function in Python",
        "`def` and a name for it, or `lambda {given}{one}: ...`",
    ),
    _word("throw", "raise", "`raise` in its place, as in `raise ValueError(...)`"),
    Slip(
        rf"\bnew\s+(?P<call>{CALLED})\s*\(", to(rf"\bnew\s+(?={CALLED})", ""),
        "Python has no `new`", "`{call}(...)`, without `new`",
    ),
    Slip(
        r"^\s*\}?\s*catch\b", _caught, "Python has no `catch`",
        "`except` in its place, as in `except Exception as e:`",
    ),
    Slip(
        r"^\s*except\s*\(?\s*(?P<kind>[\w.]+)(?:\s+(?!as\b)|,\s*(?![A-Z]))(?P<name>\w+)\s*\)?\s*[:{]",
        _caught, "nothing joins `{kind}` and `{name}`",
        "`as` between them: `except {kind} as {name}:`",
    ),
    _word("unless", "if not", "`if not` in its place"),
    _word("foreach", "for", "`for` in its place, as in `for item in items:`"),
    _word("delete", "del", "`del` in its place", r"^\s*delete\s+\w"),
    Slip(
        r"^\s*switch\b\s*\(?(?P<asked>.+?)\)?\s*[:{]\s*$", to(r"^(\s*)switch\b.*", r"\1if 1:"),
        "Python has no `switch`", "`if` and `elif`, or `match` in its place",
    ),
    Slip(
        r"\btypeof\s+(?P<name>[\w.]+)", to(r"\btypeof\s+([\w.]+)", r"type(\1)"),
        "Python has no `typeof`", "`type({name})`, or `isinstance({name}, ...)`",
    ),
    Slip(
        r"(?P<name>[\w.]+)\s+instanceof\s+(?P<kind>[\w.]+)",
        to(r"([\w.]+)\s+instanceof\s+([\w.]+)", r"isinstance(\1, \2)"),
        "Python has no `instanceof`", "`isinstance({name}, {kind})`",
    ),
    Slip(
        r"^\s*\}?\s*else\s+if\b", to(r"\belse\s+if\b", "elif"),
        "`else if` is one word in Python", "`elif`",
    ),
    Slip(
        r"^\s*for\s*\(.*;.*;.*\)\s*[:{]?\s*$", to(r"^(\s*)for\b.*", r"\1for x in y:"),
        "a `for` of Python goes over the parts of something",
        "`for i in range(...):`, or straight over the parts: `for item in items:`",
    ),
    Slip(
        r"^\s*(?:async\s+)?for\s*(?:await\s*)?\(\s*(?:const\s+|let\s+|var\s+)?(?P<name>\w+)\s+(?:of|in)\s+(?P<all>.+)\)\s*[:{]?\s*$",
        to(r"^(\s*(?:async\s+)?)for\s*(?:await\s*)?\(\s*(?:const\s+|let\s+|var\s+)?(\w+)\s+(?:of|in)\s+(.+)\)\s*[:{]?\s*$",
           r"\1for \2 in \3:"),
        "round brackets stand around the whole of what `for` goes over",
        "`for {name} in {all}:`",
    ),
    Slip(
        r"^\s*(?:(?:const|let|var)\s+)+(?P<name>\{?[\w\s,]+\}?)\s*=\s*require\s*\(",
        to(r"^(\s*)(?:(?:const|let|var)\s+)+", r"\1x, "),
        "Python has no `require`", "`import` and the name of a module, as in `import httpx`",
    ),
    Slip(
        r"^\s*(?P<word>echo|puts|println)\s+[^(\s=]", to(r"^(\s*)\w+\s+(.*?);?$", r"\1print(\2)"),
        "Python has no `{word}`", "`print(...)`, or the file without this line",
    ),
    Slip(
        r"^\s*(?:if|elif|while)\b.*\bthen\s*:?\s*$", to(r"\s*\bthen\s*:?\s*$", ":"),
        "Python has no `then`", "`:` at the end of the line, in its place",
    ),
    Slip(
        r"^\s*(?:<\?(?:php)?|\?>)\s*$", out, "`{found}` is PHP", "take this line out",
    ),
    Slip(
        r"^\s*import\s+\*\s+as\s+(?P<name>\w+)\s+from\b", to(r"^(\s*).*", r"\1"),
        "Python imports a module by its name alone", "`import` and its name, as in `import httpx`",
    ),
    Slip(
        r"^\s*(?P<word>using|use|include|require)\s+[\w.\\]+\s*;?\s*$", to(r"^(\s*).*", r"\1"),
        "Python has no `{word}`", "`import` and the name of a module, as in `import httpx`",
    ),
    Slip(
        rf"{TYPED}{NO_NAME}(?P<name>[A-Za-z_]\w*)\s*(?::\s*[\w.<>\[\]| ]+)?(?:=(?!=)|;?\s*$)",
        to(TYPED, r"\g<margin>"),
        "`{kind}` stands in front of the name `{name}`",
        "the name alone, without `{kind}`: `{name} = ...`",
    ),
    Slip(
        rf"^\s*{NO_NAME}(?P<one>[A-Za-z_]\w*)\s+{NO_NAME}(?P<two>[A-Za-z_]\w*)\s*=(?!=)",
        to(r"^(\s*\w+)\s+", r"\1_"),
        "`{one} {two}` are two words, and what stands in front of `=` is one name",
        "one name, such as `{one}_{two} = ...`",
    ),
)  # fmt: skip
