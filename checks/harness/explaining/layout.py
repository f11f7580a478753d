"""How a student's files are laid out: what is defined twice, in another file, or after the end."""

import ast
import re

from checks.harness.causes import SET_BY_THE_TASK, VIEWS, Cause
from checks.harness.explaining.lines import of_the_return
from checks.harness.explaining.shapes import all_of
from checks.harness.fault import Fault, Place
from checks.harness.source.endings import ends_above
from checks.harness.source.nodes import FUNCTION, LOOP, TRY, around, functions
from checks.harness.sources import Sources

SAME_FOR = {
    "rows": "the same reply however many rows there are: for an empty table `item_count` is 0",
    "request": "the same reply whoever asks, and with whatever headers and parameters",
    "answer": "every answer passed on as it is: also `null`, a list, `0` or an empty text",
}


def defined_twice(sources: Sources) -> Fault | None:
    """Return the fault of a second `fetch_data` that takes the place of the first."""
    functions = [
        node for node in sources.tree(VIEWS).body
        if isinstance(node, FUNCTION) and node.name == "fetch_data"
    ]  # fmt: skip
    if len(functions) < 2:
        return None
    first, last = functions[0].lineno, functions[-1].lineno
    return Fault(
        f"{VIEWS} defines `fetch_data` twice, in lines {first} and {last}: the last one counts.",
        "one function `fetch_data`: take out the one that is not meant",
        cause=Cause.DEFINED_TWICE, at=Place(VIEWS, last), hides_hint=True,
    )  # fmt: skip


def must_be_defined_once(sources: Sources) -> None:
    """Fail when there is a second `fetch_data`."""
    if fault := defined_twice(sources):
        raise fault


def ended_early(visit) -> Fault | None:
    """Return the fault of a `return` that stands before lines that the task needs."""
    missing = [name for name in SET_BY_THE_TASK if name not in visit.variables]
    if not visit.came_to_its_end or not missing:
        return None
    end = of_the_return(visit)
    returned = end and end.line and (not visit.error or around(visit.sources, end, ast.Return))
    for name in missing if returned else ():
        place = visit.sources.place_of_name(end.file, name)
        if place and place.line and place.line > end.line and _in_one(visit, end, place):
            tests = around(visit.sources, end, ast.If | ast.Match)
            when = f" {visit.meeting.words}" if visit.meeting.special else ""
            seen = f"`fetch_data` ends in line {end.line}{when}"
            wanted = SAME_FOR.get(visit.meeting.special) if tests else None
            if not wanted:
                wanted = "one `return`, as the last line of the view"
                seen += f", and `{name}` is set only in line {place.line}"
            return Fault(
                f"{seen}.", wanted,
                cause=Cause.ENDED_EARLY, hides_hint=True,
                at=Place(end.file, tests[-1].lineno) if tests else end,
            )  # fmt: skip
    return None


def _in_one(visit, end: Place, place: Place) -> bool:
    """Say whether two lines belong to one function."""
    return around(visit.sources, end, FUNCTION)[-1:] == around(visit.sources, place, FUNCTION)[-1:]


def unreached(visit, key: str) -> Fault | None:
    """Return the fault of a `return` with this key that nothing reaches below one that ended."""
    end = of_the_return(visit)
    for function in around(visit.sources, end, FUNCTION)[-1:]:
        for node in [n for n in ast.walk(function) if isinstance(n, ast.Return)]:
            keys = [k.value for k in ast.walk(node) if isinstance(k, ast.Constant)]
            ending = ends_above(function, node) if key in keys else None
            if not ending or not ending.lineno <= (end.line or 0) <= (ending.end_lineno or 0):
                continue
            first = "A function ends at its first `return`, in"
            if not isinstance(ending, ast.Return):
                first = "The view ends at the `return` in"
            return Fault(
                f"{first} line {end.line}; "
                f"line {node.lineno}, with the key {key!r}, is never reached.",
                "one `return` with both keys", cause=Cause.REPLY, at=end, hides_hint=True,
            )  # fmt: skip
    return None


def left_over(visit, seen: str) -> Fault | None:
    """Return the fault of a `return` of no response that stands above the one with the reply.

    `seen` is a sentence on what it returns.
    """
    end = of_the_return(visit)
    ended = [n for n in around(visit.sources, end, ast.Return) if end and n.lineno == end.line]
    view = around(visit.sources, end, FUNCTION)[-1:]
    below = [
        n.lineno for function in view for n in function.body
        if isinstance(n, ast.Return) and n.lineno > end.line
        and re.match(r"return JsonResponse\((?!.*status=)", ast.unparse(n))
    ]  # fmt: skip
    if not ended or not below:
        return None
    wanted = f"the reply of line {below[-1]} to every request"
    if not around(visit.sources, end, ast.If | ast.Match | LOOP | TRY):
        seen += f" A function ends at its first `return`: line {below[-1]} is never reached."
        wanted = f"{all_of(visit.sources, ended[-1])} taken out"
    return Fault(seen, wanted, cause=Cause.REPLY, at=end, hides_hint=True)


def never_called(visit) -> Fault | None:
    """Return the fault of a function in the view that is never called, or never awaited."""
    for view in functions(visit.sources, "fetch_data"):
        parts = list(ast.walk(view))
        inner = [n for n in parts if isinstance(n, FUNCTION) and n is not view]
        used = {n.id for n in parts if isinstance(n, ast.Name)}
        alone = {ast.unparse(n.value.func): n.lineno for n in parts if _is_a_call(n)}
        for function in inner:
            line, what = function.lineno, "calls it"
            if function.name in alone and isinstance(function, ast.AsyncFunctionDef):
                line, what = alone[function.name], "awaits that call"
            elif function.name in used:
                continue
            return Fault(
                f"`fetch_data` has a function `{function.name}` inside it, and nothing {what}.",
                "its lines in `fetch_data` itself, without that function",
                cause=Cause.ENDED_EARLY, at=Place(VIEWS, line), hides_hint=True,
            )  # fmt: skip
    return None


def _is_a_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
