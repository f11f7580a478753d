"""What a message shows of the student's code: the line, what its variables held, what it printed.

Only words come from here, never a verdict.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from threading import Thread
from traceback import walk_tb
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, ModuleType
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest

from checks.harness.fault import Fault, Place
from checks.harness.showing import harmless, shortened, show
from checks.harness.sources import Sources
from checks.harness.statements import line_of, lines_of, names_in, statement_of

MOST_VALUES = 3
SHORT = 10  # such a text may stand in a sentence by chance
# What a variable may hold that tells nobody anything; so do objects without a repr of their own.
DULL = (ModuleType, FunctionType, BuiltinFunctionType, type, HttpRequest, Thread)


@dataclass(kw_only=True)
class Run:
    """A run of a function of the student: its `code`, and its `variables` when it ended.

    `error` is what ended it, if anything did; `printed` are lines that were printed until then.
    `expected` are values that its variables should hold: these need not be shown. `when` are the
    words for when the first run was.
    """

    expected = ()
    when = "in the first run"

    code: CodeType | None = None
    variables: dict = field(default_factory=dict)
    error: BaseException | None = None
    printed: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """What is shown beside a fault: the line to change, `name = value`s, and printed lines."""

    source: str = ""
    values: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


def evidence_for(
    fault: Fault, raised: BaseException, place: Place | None, given: Iterable, sources: Sources
) -> Evidence:
    """Return what helps to understand `fault`, which was told of `raised`.

    `given` are the values of the fixtures that the check uses: the first Run among them has what
    was printed. The values are those of the run that the fault is about, else of an exception.
    """
    first, about = next(filter(is_run, given), None), run_behind(raised)
    printed = first.printed if first else ()
    if printed and about and about is not first:
        printed = (*printed, f"({first.when})")
    if place is None or place.line is None:
        return Evidence(printed=printed)
    source = shortened(harmless(line_of(sources, place)))
    try:
        values = values_at(place, raised, sources)
    except BaseException:  # the submission's own classes: no words are worth more than a verdict
        values = {}
    told = [
        shortened(sources.portable(f"{name} = {text}"))
        for name, text in values.items()
        if not (text in fault.seen and (name in fault.seen or len(text) > SHORT))
    ]
    return Evidence(source, tuple(told[:MOST_VALUES]), printed)


def values_at(place: Place, raised: BaseException, sources: Sources) -> dict[str, str]:
    """Return what the names in the statement at a place held, as texts, in their order there.

    Where an exception passed through it, only the names in the part that raised it.
    """
    statement, run = statement_of(sources, place), run_behind(raised)
    if statement is None:
        return {}
    path, lines = str(sources.folder / place.file), lines_of(statement)
    for error in filter(None, (raised, raised.__cause__, run and run.error)):
        passed = [
            (frame, position)
            for frame, position in positions(error)
            if position[0] in lines and frame.f_code.co_filename == path
        ]
        if passed and isinstance(error, RecursionError):
            return {}  # how deep it got is another number each time
        if passed:
            frame, position = passed[-1]
            names = names_in(statement, position)
            return _texts(names, frame.f_locals, run, failing=True)
    if run is None or run.code is None or run.code.co_filename != path:
        return {}
    inside = any(line in lines for *_, line in run.code.co_lines())  # not a function within it
    return _texts(names_in(statement), run.variables, run) if inside else {}


def _texts(names: list[str], held: dict, run: Run | None, failing: bool = False) -> dict[str, str]:
    """Return the values that tell a reader something, as texts.

    What is as it should be tells nothing; but where it was `failing`, its kind may be the point.
    """
    right = run.expected if run else ()
    usual = {show(value) for value in right if not failing or isinstance(value, str | int)}
    values = {
        name: show(held[name])
        for name in names
        if name in held and says_something(held[name], failing)
    }
    return {name: text for name, text in values.items() if text not in usual}


def is_run(value) -> bool:
    """Say whether a value is a Run; ask its type, for a value may be the student's and lie."""
    return issubclass(type(value), Run)


def run_behind(raised: BaseException) -> Run | None:
    """Return the run that the innermost function of the checks was looking at, if any was."""
    frames = [frame for frame, _ in walk_tb(raised.__traceback__)]
    for frame in reversed(frames):
        if runs := [held for held in frame.f_locals.values() if is_run(held)]:
            return runs[-1]
    return None


def positions(error: BaseException) -> Iterator[tuple[FrameType, tuple]]:
    """Yield the frames that an exception passed through, and where in the text each was.

    That is a line, the line of its end, a column and that of its end.
    """
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        exact = next(islice(code.co_positions(), trace.tb_lasti // 2, None), (None,))
        yield trace.tb_frame, exact if None not in exact else (trace.tb_lineno,)
        trace = trace.tb_next


def says_something(value, failing: bool) -> bool:
    """Say whether the repr of a value tells a reader more than its name does."""
    kind = type(value)
    dull = DULL if failing else (*DULL, QuerySet)
    return not issubclass(kind, dull) and kind.__repr__ is not object.__repr__
