"""Lines that begin a function or a class as another language does."""

from checks.harness.importing.syntax.foreign import TYPES
from checks.harness.importing.syntax.slip import Slip, to

MODIFIER = r"public|private|protected|static|internal|abstract|export|default|override"
AS_IN = "as in `async def fetch_data(request):`"
DEF = r"^\s*(?:async\s+)?def\s+\w+\s*\(.*\)\s*"

HEADS = (
    Slip(
        r"^\s*(?P<async>async\s+)?(?P<word>function|func|fn|fun|sub)\*?\s+(?P<name>\w+)\s*\(",
        to(r"\b(?:function|func|fn|fun|sub)\*?(?=\s+\w+\s*\()", "def"),
        "Python has no `{word}`", f"`def` in its place, {AS_IN}",
    ),
    Slip(
        rf"^\s*(?:(?:{MODIFIER}|async)\s+)*(?P<kind>(?:{TYPES}|void|Task|Promise|JsonResult)\b"
        r"(?:<[^=<>]*>|\[\])?)\s+(?P<name>\w+)\s*\([^=]*\)\s*[:{]?\s*$",
        to(r"^(\s*).*?(\w+)\s*\((.*)\)\s*[:{]?\s*$", r"\1async def \2(x):"),
        "`{kind}` stands where Python has `def`", f"`def {{name}}(...):`, {AS_IN}",
    ),
    Slip(
        rf"^\s*(?P<words>(?:(?:{MODIFIER})\s+)+)(?=(?:async\s+)?(?:def|class|function)\b)",
        to(rf"^(\s*)(?:(?:{MODIFIER})\s+)+", r"\1"),
        "`{found}` stands in front of what is defined", "the line without `{found}`",
    ),
    Slip(
        r"^\s*(?P<async>async\s+)?(?:(?:const|let|var|export)\s+)*(?P<name>\w+)\s*=\s*(?:async\s*)?"
        r"(?:\([\w\s,]*\)|\w*)\s*=>\s*\{?\s*$",
        to(r"^(\s*)[\w\s]*?(\w+)\s*=\s*(?:async\b\s*)?\(?([\w\s,]*)\)?\s*=>.*",
           r"\1async def \2(\3):"),
        "`=>` makes no function in Python", f"`def` and its name, {AS_IN}, and the lines indented",
    ),
    Slip(
        r"^\s*\w+\s*=\s*async\s+lambda\b",
        to(r"^(\s*)(\w+)\s*=\s*async\s+lambda\s*(.*?):.*", r"\1async def \2(\3): pass"),
        "a `lambda` is never async", f"`async def` and a name, {AS_IN}",
    ),
    Slip(
        r"^\s*class\s+(?P<name>\w+)\s*(?:extends|:)\s*(?P<base>[A-Za-z][\w.]*)\s*[:{]?\s*$",
        to(r"(\w+)\s*(?:\bextends\b|:)\s*([A-Za-z][\w.]*)\s*[:{]?\s*$", r"\1(\2):"),
        "the class from which `{name}` is made does not stand between round brackets",
        "`class {name}({base}):`", everywhere=True,
    ),
    Slip(
        rf"\bdef\s+\w+\s*\((?:.*,)?\s*(?P<kind>(?:{TYPES})|[A-Z][\w.]*)\s+(?P<name>\w+)\s*[,)=]",
        to(rf"([(,]\s*)(?:(?:{TYPES})|[A-Z][\w.]*)\s+(?=\w+\s*[,)=])", r"\1"),
        "`{kind}` stands in front of the parameter `{name}`",
        "`{name}` alone, or `{name}: {kind}`",
    ),
    Slip(
        rf"{DEF}:\s*(?P<kind>[A-Z][\w.]*(?:<.*>|\[.*\])?)\s*[:{{]?\s*$",
        to(r"\)\s*:\s*[A-Z][\w.]*(?:<.*>|\[.*\])?\s*[:{]?\s*$", "):"),
        "`{kind}` stands behind the colon, where the lines of the function begin",
        "nothing behind the colon; or `-> {kind}` in front of it", everywhere=True,
    ),
    Slip(
        rf"{DEF}(?P<sign>(?:=>|->)(?:\s*\{{)?)\s*$", to(r"\)\s*(?:=>|->)\s*\{?\s*$", "):"),
        "`{sign}` begins no block", "`:` in the place of `{sign}`",
    ),
)  # fmt: skip
