"""What may be behind an exception that Django raises when it meets a model."""

import ast
import re
from collections.abc import Iterator
from types import ModuleType

from django.db.models.options import DEFAULT_NAMES

from checks.harness.causes import MODELS
from checks.harness.fault import Fault
from checks.harness.importing.stopped import Stop
from checks.harness.source.nodes import line_that_fits
from checks.harness.spelling import closest

MODELS_MODULE = "items.models"
MAKES_ROWS = {
    "create", "bulk_create", "get_or_create", "update_or_create", "save",
    "acreate", "abulk_create", "aget_or_create", "aupdate_or_create", "asave",
}  # fmt: skip


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
    pattern = rf"{known[1]}|AUTH_{known[1].upper()}"
    at = line_that_fits(stop.sources, stop.place.file, pattern)
    seen = f"{stop.place.file} refers to the model `{known[1]}`, and no app that is graded has it."
    return stop.fault(seen, idea="extra-field", wanted="", line=at and at.line)


def strange_option(stop: Stop) -> Fault | None:
    """Explain what stands in a Meta and is no option: most often a field."""
    known = re.search(r"'class Meta' got \w+ attribute\(s\): (\w+)", str(stop.error))
    if not known or stop.statement is None:
        return None
    name = known[1]
    at = next((n.lineno for n in ast.walk(stop.statement) if _sets(n, name)), None)
    seen = f"{stop.place.file} has `{name}` in a class Meta, which takes Django's options only."
    wanted = f"`{name}` outside of Meta, if it is a field: a field stands in the model itself"
    fields = [
        n for n in ast.walk(stop.statement) if _sets(n, name) and isinstance(n.value, ast.Call)
    ]
    if not fields and (close := closest(name, DEFAULT_NAMES)):
        wanted = f"`{close}`, if that option is meant; else the Meta without `{name}`"
    return stop.fault(seen, wanted, at)


def _sets(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Assign) and name in map(ast.unparse, node.targets)


def proxy_without_base(stop: Stop) -> Fault | None:
    """Explain `proxy = True` in a model that is made from no other."""
    if "has no non-abstract model base" not in str(stop.error) or stop.statement is None:
        return None
    at = next((n.lineno for n in ast.walk(stop.statement) if _sets(n, "proxy")), None)
    return stop.fault(stop.raised(), "a model without `proxy = True`", at)


def too_early(stop: Stop) -> Fault | None:
    """Explain work with rows or models while models are still being imported."""
    top, what = stop.at_the_top().place, "it"
    no_table = "no such table" in str(stop.error) and top.file == MODELS
    if not no_table and "Models aren't loaded yet" not in str(stop.error):
        return None
    for node in stop.sources.tree(top.file).body:
        lines = range(node.lineno, (node.end_lineno or 0) + 1)
        if isinstance(node, ast.For | ast.With) and top.line in lines:
            what = f"lines {lines[0]} to {lines[-1]}"
    made = {ast.unparse(call.func).rpartition(".")[2] for call in stop.calls()} & MAKES_ROWS
    if made:
        wanted = f"take {what} out: the task asks for no rows, and `manage.py shell` can make some"
    else:
        wanted = f"take {what} out: Django has models and tables only when all models are imported"
    return stop.fault(stop.raised(), wanted)


def model_twice(stop: Stop) -> Fault | None:
    """Explain a second model of the same name in the app."""
    known = re.search(r"Conflicting .*<class '([\w.]+)'> and <class '([\w.]+)'>", str(stop.error))
    if not known:
        return None
    (first, _, name), (second, _, _) = (path.rpartition(".") for path in known.groups())
    if second != MODELS_MODULE and first == MODELS_MODULE:
        home = ".models" if second.count(".") == 1 else MODELS_MODULE
        wanted = f"`from {home} import {name}` instead of this class: the app needs it once"
        return stop.fault(stop.raised(), wanted)
    if second == MODELS_MODULE and first != second:
        at = stop.sources.place_of_name(f"{first.replace('.', '/')}.py", name)
        return Fault(stop.raised(), f"one class of this name: take {known[1]} out", at=at)
    return stop.fault(stop.raised(), "one class of this name: take one of the two out")


def other_app(stop: Stop) -> Fault | None:
    """Explain a model of an app that is not installed."""
    known = re.search(r"Model class ([\w.]+)\.\w+ doesn't declare", str(stop.error))
    if not known:
        return None
    if known[1].startswith("django."):
        seen = f"{stop.place} needs models of {known[1]}, an app that is not installed here."
        return stop.fault(seen, "no other app: Django's own models are not part of the task")
    return stop.fault(stop.raised(), "the models of this app in items/models.py, and no others")
