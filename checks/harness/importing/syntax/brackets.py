"""Brackets of another kind than Python has in their place."""

from checks.harness.importing.syntax.slip import Slip, to

CLOSES = r"[\]}>]"
OTHERS = "brackets of another kind stand where a call has round ones"

BRACKETS = (
    Slip(
        r"^\s*(?:class|(?:async\s+)?def)\s+(?P<name>\w+)\s*[\[{<]\s*[\w.,\s]*[\]}>]\s*:?",
        to(r"^(\s*(?:class|(?:async\s+)?def)\s+\w+)\s*[\[{<]\s*([\w.,\s]*)[\]}>]", r"\1(\2)"),
        "brackets of another kind stand where round ones belong", "round brackets: `{name}(...)`",
    ),
    Slip(
        r"\b(?P<call>[\w.]*Field)(?:\s+(?=\w+\s*=)|[\[{]\s*[\"']?\w+[\"']?\s*:)",
        to(r"\b([\w.]*Field)[\s\[{].*", r"\1()"),
        "the options of a field do not stand between round brackets",
        "round brackets, and `=` between an option and its value: `{call}(...)`",
    ),
    Slip(
        r"\b(?P<call>[A-Za-z_][\w.]*)(?:\[\s*\]|\{\s*\})", to(r"(?<=\w)(?:\[\s*\]|\{\s*\})", "()"),
        OTHERS, "round brackets: `{call}()`",
    ),
    Slip(
        rf"\b(?P<call>[A-Za-z_][\w.]*)[\[{{<]\s*\w+\s*=[^=].*{CLOSES}",
        to(rf"\b([A-Za-z_][\w.]*)[\[{{<](\s*\w+\s*=[^=][^\]}}>]*){CLOSES}", r"\1(\2)"),
        OTHERS,
        "round brackets: `{call}(...)`",
    ),
    Slip(
        r"^\s*\}?\s*(?:async\s+)?(?:def|class|with|for|if|elif|else|while|try|except|finally)\b.*\{\s*$",
        lambda line: to(r"^(\s*)\}\s*", r"\1")(to(r"\s*\{\s*$", ":")(line)),
        "a block is put between `{` and `}`", "`:` instead of `{`, no `}`, and the lines indented",
    ),
)  # fmt: skip
