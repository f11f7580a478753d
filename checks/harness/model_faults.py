"""Explain why a class is no model with a table, and why a line in it makes no field."""

import ast
import inspect
from types import ModuleType

from django import forms
from django.db import models

from checks.harness.causes import MODELS, Cause
from checks.harness.fault import Fault, Place, show
from checks.harness.lines import of_the_field
from checks.harness.sources import Sources

MODEL = "class Item(models.Model):"
FIELD = "name = models.CharField(max_length=100)"


def body_of(sources: Sources, name: str = "Item") -> list[ast.stmt]:
    """Return the statements of the last class `name` of models.py; none where there is none."""
    classes = [node for node in sources.tree(MODELS).body if isinstance(node, ast.ClassDef)]
    return next((node.body for node in reversed(classes) if node.name == name), [])


def of_the_option(sources: Sources, option: str) -> Place | None:
    """Return the line of Item's Meta that sets an option."""
    for node in body_of(sources):
        for part in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(part, ast.Assign) and option in map(ast.unparse, part.targets):
                return Place(MODELS, part.lineno)
    return sources.place_of_name(MODELS, "Item")


def no_model(item, sources: Sources) -> Fault:
    """Return the fault of an Item that is no model with a table."""
    more = {"cause": Cause.ITEM, "hides_hint": True}
    if not inspect.isclass(item):
        return Fault(f"`Item` is {show(item)}, which is no class.", MODEL, cause=Cause.ITEM)
    if issubclass(item, models.Model):
        seen = "`Item` has `abstract = True` in its Meta, so Django makes no table for it."
        at = of_the_option(sources, "abstract")
        return Fault(seen, "a model with a table: Item without `abstract = True`", at=at, **more)
    bases = [base.__name__ for base in item.__bases__ if base is not object]
    origin = f", but from {' and '.join(bases)}" if bases else ""
    seen = f"`Item` is a plain class: it does not inherit from `models.Model`{origin}."
    return Fault(seen, MODEL, at=sources.place_of_name(MODELS, "Item"), **more)


def no_field(item, names: list[str], sources: Sources) -> tuple[str, Place | None]:
    """Say why Item has no field `name`, and which line is to be changed."""
    if "name" in vars(item) or hasattr(item, "name"):
        return _no_field(item.name), of_the_field(sources, "name")
    for seen, line in _told(sources):
        return seen, Place(MODELS, line)
    if not names:
        return "Item has no field.", of_the_field(sources, "name")
    fields = f"the field {names[0]}" if len(names) == 1 else f"the fields {', '.join(names)}"
    return f"Item has {fields}, and no field `name`.", None


def _told(sources: Sources):
    """Yield what the source says of a `name` that has become no field, with its line."""
    for node in body_of(sources):
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "name":
            seen = (
                f"Line {node.lineno} has `name:`, which says a type and makes no field; `=` does."
            )
            yield seen, node.lineno
        for part in ast.walk(node) if isinstance(node, ast.FunctionDef) else ():
            if isinstance(part, ast.Assign) and "self.name" in map(ast.unparse, part.targets):
                seen = (
                    f"`name` is set in the function `{node.name}`, and Django finds no field there."
                )
                yield seen, part.lineno
    for node in sources.tree(MODELS).body:
        sets = isinstance(node, ast.Assign) and "name" in map(ast.unparse, node.targets)
        if sets and "Field" in ast.unparse(node):
            yield f"`name` in line {node.lineno} stands outside of the class Item.", node.lineno


def _no_field(value) -> str:
    """Say what `name` is in the place of a field of a model."""
    if isinstance(value, tuple) and [*map(_is_field, value)] == [True]:
        return "`name` is a tuple with one field in it: that is what the comma at the end makes."
    if inspect.isclass(value) and issubclass(value, models.Field):
        return f"`name` is the class {value.__name__} itself, as the brackets are missing."
    if isinstance(value, forms.Field):
        return "`name` is a field of a form (django.forms), and not one of a model."
    what = value.__name__ if isinstance(value, ModuleType) else show(value)
    return f"`name` is no field of Item, but {what}."


def _is_field(value) -> bool:
    return isinstance(value, models.Field)


def other_field(item, name: str, sources: Sources) -> tuple[str, Place | None]:
    """Say where a field comes from that Item should not have, and which line brings it."""
    own = {
        target for node in body_of(sources) if isinstance(node, ast.Assign | ast.AnnAssign)
        for part in getattr(node, "targets", None) or [node.target]
        for target in [ast.unparse(part)]
    }  # fmt: skip
    for base in item.__mro__[1:] if name not in own else ():
        options = getattr(base, "_meta", None)
        if options and name in [field.name for field in options.local_fields]:
            return f" (from {base.__name__})", sources.place_of_name(MODELS, "Item")
    return "", of_the_field(sources, name)


def length(field, sources: Sources) -> tuple[str, Place | None]:
    """Say what is wrong with the length of the field `name`."""
    at, given = of_the_field(sources, "name"), field.max_length
    if given is None and isinstance(field.verbose_name, int):
        seen = f"`name` has no max_length: the {field.verbose_name} is its label, verbose_name."
    elif given is None:
        seen = "`name` has no max_length."
    elif isinstance(given, str):
        seen = f"`name` has max_length={show(given)}, a text and no number."
    else:
        seen = f"`name` has max_length={show(given)}."
    return seen, at
