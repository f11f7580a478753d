"""Show values and texts of the submission: short, harmless, and the same in every run."""

import asyncio
import re

from django.db.models import QuerySet
from django.utils.functional import LazyObject

from checks.harness.alarm import TimeIsUp, alarm

LONGEST_VALUE = 90
MOST_TOLD = 1000  # characters of what an exception says: patterns are looked for in it
PATIENCE = 1.0  # seconds for a __repr__ of the submission
MANY = 1000  # more values of a set are not put in order
DEEPEST = 20
BRACKETS = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})"), dict: "{}"}

# What would steer a terminal, turn the direction of a line round, or be no Unicode: line ends and
# tabs are none of these.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

_endless: set[type] = set()  # whose __repr__ did not end once: it is not called again


def show(value) -> str:
    """Describe a value of the submission, short and the same in every run; run no query for it."""
    return shortened(harmless(without_addresses(_text(value, 0))))


def shortened(text: str, longest: int = LONGEST_VALUE) -> str:
    """Return `text`, or its beginning when it is too long."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def harmless(text: str) -> str:
    """Write as escapes what a terminal would obey, and what no file can hold."""
    return UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def told_by(error: BaseException | None) -> str:
    """Return what an exception says, or the beginning of it; nothing where it cannot say it."""
    try:
        with alarm(PATIENCE):
            return str(error or "")[:MOST_TOLD]
    except BaseException:  # the submission's own __str__; sys.exit() too
        return ""


def without_addresses(text: str) -> str:
    """Take out what differs from run to run: addresses in memory."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def _text(value, depth: int) -> str:
    """Return the repr of a value, or as much of it as will be shown."""
    kind = type(value)
    if kind in BRACKETS:
        return _container(value, kind, depth)
    if kind in (str, bytes):
        return repr(value[: LONGEST_VALUE + 1])
    name = f"a {kind.__name__}"
    if kind in _endless:
        return f"{name} whose repr does not end"
    try:
        with alarm(PATIENCE):
            return _of_a_library(value, kind) or repr(value)
    except TimeIsUp:
        _endless.add(kind)
        return f"{name} whose repr does not end"
    except BaseException as error:  # the submission's own __repr__; sys.exit() too
        return f"{name} whose repr raises {type(error).__name__}"


def _of_a_library(value, kind: type) -> str | None:
    """Return words for a value whose repr runs a query or counts what ran before."""
    if issubclass(kind, QuerySet):
        return f"<QuerySet of {value.model.__name__}>"
    if issubclass(kind, asyncio.Task):
        return f"<Task of {value.get_coro().__qualname__}>"
    if issubclass(kind, LazyObject):
        return f"<{kind.__name__}>"  # its own repr does what is put off
    return "<Future>" if issubclass(kind, asyncio.Future) else None


def _container(value, kind: type, depth: int) -> str:
    """Return the repr of a container, its end left out where that will not be shown."""
    left, right = BRACKETS[kind]
    if not value and kind in (set, frozenset):
        return repr(value)
    if depth > DEEPEST:
        return f"{left}…{right}"
    if kind in (set, frozenset):
        if len(value) > MANY:
            return f"a {kind.__name__} of {len(value)} values"
        texts = iter(sorted(_text(part, depth + 1) for part in value))
    elif kind is dict:
        pairs = iter(value.items())
        texts = (f"{_text(key, depth + 1)}: {_text(held, depth + 1)}" for key, held in pairs)
    else:
        texts = (_text(part, depth + 1) for part in value)
    parts: list[str] = []
    for text in texts:
        parts.append(text)
        if sum(map(len, parts)) > LONGEST_VALUE:
            break
    comma = "," if kind is tuple and len(value) == 1 else ""
    return f"{left}{', '.join(parts)}{comma}{right}"
