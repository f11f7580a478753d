"""Put into words why a module of the student cannot be imported."""

from collections.abc import Callable
from contextlib import suppress

from checks.harness.fault import Fault, Place
from checks.harness.importing.circles import circle
from checks.harness.importing.class_stops import mixed_methods
from checks.harness.importing.import_causes import (
    asks_somebody,
    decorated,
    evaluated,
    misspelt_name,
    no_such_name,
    raised_by_hand,
    view_called,
)
from checks.harness.importing.misplaced import no_name
from checks.harness.importing.missing_modules import no_module
from checks.harness.importing.model_stops import (
    base_is_a_module,
    model_twice,
    no_such_model,
    other_app,
    proxy_without_base,
    strange_option,
    too_early,
)
from checks.harness.importing.stopped import Stop
from checks.harness.importing.syntax import unreadable
from checks.harness.showing import told_by
from checks.harness.sources import Sources

RUNS = "a file that is imported from its first line to its last without an exception"

# What Django, or Python, says; what is wanted then.
SAYS = {
    "No installed app with label 'admin'": "take the lines with `admin` out: the app that is "
    "graded has no admin, and the task needs none",
    "Apps aren't loaded yet": "nothing here that needs Django's apps: move it into a function",
    "populate() isn't reentrant": "no `django.setup()`: Django runs already when it imports a file",
    "Settings already configured": "no `settings.configure()`: the project has its settings",
    "only be applied to sync functions": "the function without it: `async def` is async already",
    "available only on the class": "the class itself in front of `.as_view()`, without brackets",
    "maximum recursion depth": "code that ends: functions call themselves here, again and again",
    "beyond top-level package": "one dot instead of several: it stands for the app, items/",
}
EXPLAINERS: tuple[Callable[[Stop], Fault | None], ...] = (
    asks_somebody, evaluated, view_called, no_such_name, base_is_a_module, misspelt_name,
    raised_by_hand, decorated, no_such_model, strange_option, proxy_without_base, too_early,
    model_twice, other_app,
    mixed_methods,
)  # fmt: skip


def why_not_imported(error: BaseException, file: str, sources: Sources, cause: str) -> Fault:
    """Return the Fault that tells where and why importing `file` stopped."""
    fault = _fault(error, file, sources)
    fault.cause, fault.whole_file = cause, True
    return fault


def _fault(error: BaseException, file: str, sources: Sources) -> Fault:
    place = sources.place_of(error) or Place(file)
    if unread := _unread(error, place, sources):
        return unreadable(error, (sources.folder / unread).read_bytes(), unread)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return no_module(error, place, sources)
    if "partially initialized module" in told_by(error):
        return circle(error, place, sources)
    if isinstance(error, ImportError) and (fault := no_name(error, place, sources)):
        return fault
    if isinstance(error, SystemExit):
        seen = f"{place} stops with {sources.describe(error)}"
        return Fault(seen, idea="ends-the-process", at=place)
    return _stopped(Stop(error, place, sources))


def _unread(error: BaseException, place: Place, sources: Sources) -> str | None:
    """Return the file that Python could not read, if that is what happened."""
    if isinstance(error, SyntaxError) and sources.owns(error.filename or ""):
        return place.file
    if isinstance(error, ValueError | SyntaxError) and "null bytes" in told_by(error):
        own = sorted(sources.package.rglob("*.py"))
        with_null = [path for path in own if b"\0" in path.read_bytes()]
        return sources.relative(str(with_null[0])) if with_null else None
    return None


def _stopped(stop: Stop) -> Fault:
    for says, wanted in SAYS.items():
        if says in str(stop.error):
            return stop.fault(stop.raised(), wanted)
    found = None
    with suppress(RecursionError):  # code that is nested so deeply cannot be written out
        found = next(filter(None, (explain(stop) for explain in EXPLAINERS)), None)
    return found or stop.fault(stop.raised(), RUNS)
