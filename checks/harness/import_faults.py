"""Put into words why a module of the student cannot be imported."""

import re

from checks.harness.fault import Fault, Place
from checks.harness.sources import Sources
from checks.harness.spelling import did_you_mean

BLOCKING_CLIENTS = {"requests", "urllib3", "pycurl", "httplib2"}
KNOWN_MODULES = ("httpx", "django", "django.http", "django.db", "items.models", "asgiref.sync")

# Neither the title of a check nor its hint speaks of a file that cannot be used at all.
UNUSABLE_FILE = {"hides_hint": True, "whole_file": True}

# What the line of a syntax error looks like when a known idea is behind it.
SPELLINGS = {
    r"\bdef\s+async\b": "async-after-def",
    r"^\s*async\s+(?!def\b|for\b|with\b)\w": "async-replaces-def",
}


def why_not_imported(error: BaseException, file: str, sources: Sources, cause: str) -> Fault:
    """Return the Fault that tells where and why importing `file` stopped."""
    place = sources.place_of(error) or Place(file)
    more = {"cause": cause, "at": place, **UNUSABLE_FILE}
    if b"\0" in (sources.folder / place.file).read_bytes():
        seen = f"{place.file} contains null bytes, so Python cannot read it."
        wanted = "a plain text file: save it again in your editor with the encoding UTF-8"
        return Fault(seen, wanted, **more | {"at": Place(place.file)})
    if isinstance(error, SyntaxError):
        return _syntax(error, place, more)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _missing_module(error.name, place, more)
    seen = f"{place} stops with {sources.describe(error)}"
    if isinstance(error, SystemExit):
        return Fault(seen, idea="ends-the-process", **more)
    return Fault(seen, "a module that can be imported without an error", **more)


def _syntax(error: SyntaxError, place: Place, more: dict) -> Fault:
    if "codec can't decode" in str(error) or "unknown encoding" in str(error):
        seen = f"{place.file} is not saved as UTF-8, so Python cannot read it."
        wanted = "a file in UTF-8: choose 'Save with encoding' in your editor"
        return Fault(seen, wanted, **more)
    code = (error.text or "").rstrip("\n")
    caret = " " * (max(error.offset or 1, 1) - 1) + "^"
    picture = f"\n    {code}\n    {caret}" if code.strip() else ""
    seen = f"{place} cannot be read as Python: {error.msg}{picture}"
    ideas = [idea for spelling, idea in SPELLINGS.items() if re.search(spelling, code)]
    if "outside async function" in str(error):
        ideas.append("sync-view")
    if ideas:
        return Fault(seen, idea=ideas[0], **more)
    return Fault(seen, "correct Python syntax", **more)


def _missing_module(name: str, place: Place, more: dict) -> Fault:
    if name.split(".")[0] in BLOCKING_CLIENTS:
        return Fault(f"{place} imports {name}.", idea="blocking-http-client", **more)
    close = did_you_mean(name, KNOWN_MODULES)
    seen = f"{place} imports {name}, and there is no such module{close}"
    wanted = "imports of Django, httpx, Python's own modules and your own files only"
    return Fault(seen, wanted, **more)
