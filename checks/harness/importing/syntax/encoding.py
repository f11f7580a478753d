"""Files whose bytes are no text in the encoding that Python expects."""

import codecs
import re

from checks.harness.fault import Fault, Place

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NAMED = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
NO_NULL = (
    "the code without them: delete what is no code, from line {} on, or copy the code alone into "
    "a new file"
)
IN_UTF_8 = "a file in UTF-8: choose 'Save with encoding' in your editor"


def encoding_of(data: bytes) -> str:
    """Return the encoding that one of the first two lines names, else UTF-8."""
    found = filter(None, (NAMED.match(line) for line in data.split(b"\n")[:2]))
    name = next((match[1].decode("ascii", "replace") for match in found), "utf-8")
    return "utf-8-sig" if name.lower().replace("_", "-").startswith("utf-8") else name


def not_text(data: bytes, file: str) -> Fault | None:
    """Return the fault of a file whose bytes are no text in its encoding."""
    if data.startswith(UTF_16):
        seen = f"{file} is saved as UTF-16, so Python cannot read it."
        return Fault(seen, IN_UTF_8, at=Place(file))
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        seen = f"{file} contains null bytes, so Python cannot read it: the first is in line {line}."
        wide = data.count(b"\0") * 3 > len(data)  # two or four bytes for each character
        wanted = IN_UTF_8 if wide else NO_NULL.format(line)
        return Fault(seen, wanted, at=Place(file, line))
    try:
        data.decode(encoding_of(data))
    except LookupError:
        line = 1 if NAMED.match(data) else 2
        seen = f"{file}, line {line} names an encoding that Python does not know."
        return Fault(seen, "a file in UTF-8, and no line that names another", at=Place(file, line))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        seen = (
            f"{file} is not saved as UTF-8, so Python cannot read it: line {line} has a character "
            f"in another encoding ({_perhaps(data[error.start : error.start + 1])})."
        )
        return Fault(seen, IN_UTF_8, at=Place(file, line))
    return None


def _perhaps(byte: bytes) -> str:
    """Say which character a byte is in the encoding of Western Windows; else the byte."""
    character = codecs.decode(byte, "cp1252", "replace")
    return f"perhaps `{character}`" if character.isprintable() else f"byte {byte.hex()}"
