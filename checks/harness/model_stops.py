"""What may be behind an exception that Django raises when it meets a model."""

import ast
import re
from collections.abc import Iterator
from types import ModuleType

from checks.harness.fault import Fault
from checks.harness.stopped import Stop


def base_is_a_module(stop: Stop) -> Fault | None:
    """Explain `class Item(models):`, where the class of the module is left out."""
    statement = stop.statement
    if not isinstance(stop.error, TypeError) or not isinstance(statement, ast.ClassDef):
        return None
    *_, frame = _frames(stop.error)
    for base in statement.bases:
        if isinstance(base, ast.Name) and isinstance(frame.get(base.id), ModuleType):
            seen = f"In {stop.place}, `{statement.name}` inherits from `{base.id}`, a module."
            return stop.fault(
                seen, f"a class of that module: `class {statement.name}(models.Model):`"
            )
    return None


def _frames(error: BaseException) -> Iterator[dict]:
    trace = error.__traceback__
    while trace:
        yield {**trace.tb_frame.f_globals, **trace.tb_frame.f_locals}
        trace = trace.tb_next


def no_such_model(stop: Stop) -> Fault | None:
    """Explain a field that refers to a model of an app that is not there."""
    known = re.search(r"Related model '(?:\w+\.)?(\w+)' cannot be resolved", str(stop.error))
    if not known:
        return None
    lines = stop.sources.lines(stop.place.file)
    pattern = rf"{known[1]}|AUTH_{known[1].upper()}"
    line = next((n for n, text in enumerate(lines, 1) if re.search(pattern, text)), None)
    seen = f"{stop.place.file} refers to the model `{known[1]}`, and no app that is graded has it."
    return stop.fault(seen, idea="extra-field", wanted="", line=line)


def strange_option(stop: Stop) -> Fault | None:
    """Explain what stands in a Meta and is no option: most often a field."""
    known = re.search(r"'class Meta' got \w+ attribute\(s\): (\w+)", str(stop.error))
    if not known or stop.statement is None:
        return None
    name = known[1]
    at = next((n.lineno for n in ast.walk(stop.statement) if _sets(n, name)), None)
    seen = f"{stop.place.file} has `{name}` in a class Meta, which takes Django's options only."
    wanted = f"`{name}` outside of Meta, if it is a field: a field stands in the model itself"
    return stop.fault(seen, wanted, at)


def _sets(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets)


def other_app(stop: Stop) -> Fault | None:
    """Explain a model of an app that is not installed."""
    known = re.search(r"Model class ([\w.]+)\.\w+ doesn't declare", str(stop.error))
    if not known:
        return None
    if known[1].startswith("django."):
        seen = f"{stop.place} needs models of {known[1]}, an app that is not installed here."
        return stop.fault(seen, "no other app: Django's own models are not part of the task")
    return stop.fault(stop.raised(), "the models of this app in items/models.py, and no others")
