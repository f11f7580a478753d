"""Put into words why a module of the student cannot be imported."""

import re

from checks.faults import Fault, Place, Submission
from checks.spelling import did_you_mean

BLOCKING_CLIENTS = {"requests", "urllib3", "pycurl", "httplib2"}
KNOWN_MODULES = ("httpx", "django", "django.http", "django.db", "items.models", "asgiref.sync")

# What the line of a syntax error looks like when a known idea is behind it.
SPELLINGS = {
    r"\bdef\s+async\b": "async-after-def",
    r"^\s*async\s+(?!def\b|for\b|with\b)\w": "async-replaces-def",
}


def why_not_imported(error: BaseException, file: str, submission: Submission, cause: str) -> Fault:
    """Return the Fault that tells where and why importing `file` stopped."""
    place = submission.place_of(error) or Place(file)
    if b"\0" in (submission.folder / place.file).read_bytes():
        seen = f"{place.file} contains null bytes, so Python cannot read it."
        wanted = "a plain text file: save it again in your editor with the encoding UTF-8"
        return Fault(seen, wanted, cause=cause, place=Place(place.file))
    if isinstance(error, SyntaxError):
        return _syntax(error, place, cause)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _missing_module(error.name, place, cause)
    seen = f"{place} stops with {submission.describe(error)}"
    if isinstance(error, SystemExit):
        return Fault(seen, misconception="ends-the-process", cause=cause, place=place)
    return Fault(seen, "a module that can be imported without an error", cause=cause, place=place)


def _syntax(error: SyntaxError, place: Place, cause: str) -> Fault:
    if "codec can't decode" in str(error) or "unknown encoding" in str(error):
        seen = f"{place.file} is not saved as UTF-8, so Python cannot read it."
        wanted = "a file in UTF-8: choose 'Save with encoding' in your editor"
        return Fault(seen, wanted, cause=cause, place=place)
    code = (error.text or "").rstrip("\n")
    caret = " " * (max(error.offset or 1, 1) - 1) + "^"
    picture = f"\n    {code}\n    {caret}" if code.strip() else ""
    seen = f"{place} cannot be read as Python: {error.msg}{picture}"
    ideas = [idea for spelling, idea in SPELLINGS.items() if re.search(spelling, code)]
    if "outside async function" in str(error):
        ideas.append("sync-view")
    if ideas:
        return Fault(seen, misconception=ideas[0], cause=cause, place=place)
    return Fault(seen, "correct Python syntax", cause=cause, place=place)


def _missing_module(name: str, place: Place, cause: str) -> Fault:
    if name.split(".")[0] in BLOCKING_CLIENTS:
        idea = "blocking-http-client"
        return Fault(f"{place} imports {name}.", misconception=idea, cause=cause, place=place)
    close = did_you_mean(name, KNOWN_MODULES)
    seen = f"{place} imports {name}, and there is no such module{close}"
    wanted = "imports of Django, httpx, Python's own modules and your own files only"
    return Fault(seen, wanted, cause=cause, place=place)
