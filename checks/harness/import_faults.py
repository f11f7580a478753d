"""Put into words why a module of the student cannot be imported."""

from checks.harness.fault import Fault, Place
from checks.harness.sources import Sources
from checks.harness.spelling import did_you_mean
from checks.harness.syntax import unreadable

BLOCKING_CLIENTS = {"requests", "urllib3", "pycurl", "httplib2"}
KNOWN_MODULES = ("httpx", "django", "django.http", "django.db", "items.models", "asgiref.sync")

# Neither the title of a check nor its hint speaks of a file that cannot be used at all.
UNUSABLE_FILE = {"hides_hint": True, "whole_file": True}


def why_not_imported(error: BaseException, file: str, sources: Sources, cause: str) -> Fault:
    """Return the Fault that tells where and why importing `file` stopped."""
    fault = _fault(error, file, sources)
    fault.cause, fault.hides_hint, fault.whole_file = cause, True, True
    return fault


def _fault(error: BaseException, file: str, sources: Sources) -> Fault:
    place = sources.place_of(error) or Place(file)
    if unread := _unread(error, place, sources):
        return unreadable(error, (sources.folder / unread).read_bytes(), unread)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _missing_module(error.name, place)
    seen = f"{place} stops with {sources.describe(error)}"
    if isinstance(error, SystemExit):
        return Fault(seen, idea="ends-the-process", at=place)
    return Fault(seen, "a module that can be imported without an error", at=place)


def _unread(error: BaseException, place: Place, sources: Sources) -> str | None:
    """Return the file that Python could not read, if that is what happened."""
    if isinstance(error, SyntaxError) and sources.owns(error.filename or ""):
        return place.file
    if isinstance(error, ValueError | SyntaxError) and "null bytes" in str(error):
        own = sorted(sources.package.rglob("*.py"))
        with_null = [path for path in own if b"\0" in path.read_bytes()]
        return sources.relative(str(with_null[0])) if with_null else None
    return None


def _missing_module(name: str, place: Place) -> Fault:
    if name.split(".")[0] in BLOCKING_CLIENTS:
        return Fault(f"{place} imports {name}.", idea="blocking-http-client", at=place)
    close = did_you_mean(name, KNOWN_MODULES)
    seen = f"{place} imports {name}, and there is no such module{close}"
    wanted = "imports of Django, httpx, Python's own modules and your own files only"
    return Fault(seen, wanted, at=place)
