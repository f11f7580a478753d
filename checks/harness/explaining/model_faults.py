"""Explain why a line of the model makes no field, or not the one that is asked for."""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

from django import forms
from django.db import models

from checks.harness.causes import MODELS
from checks.harness.explaining.lines import of_the_field
from checks.harness.fault import Explained, Place, show
from checks.harness.sources import Sources

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


def no_field(item, names: list[str], sources: Sources) -> Explained:
    """Say why Item has no field `name`, what is wanted, and which line is to be changed."""
    if "name" in vars(item) or hasattr(item, "name"):
        at = _of_the_comma(sources) if isinstance(item.name, tuple) else None
        return Explained(_no_field(item.name, at), FIELD, at or of_the_field(sources, "name"))
    for told in (*_told(sources), *_told_outside(sources)):
        return told
    if not names:
        return Explained("Item has no field.", FIELD, of_the_field(sources, "name"))
    fields = f"the field {names[0]}" if len(names) == 1 else f"the fields {', '.join(names)}"
    return Explained(f"Item has {fields}, and no field `name`.", FIELD)


def _of_the_comma(sources: Sources) -> Place | None:
    """Return the line with the comma that makes a tuple of the field `name`."""
    for node in body_of(sources):
        if isinstance(node, ast.Assign) and "name" in map(ast.unparse, node.targets):
            made = node.value.elts[:1] if isinstance(node.value, ast.Tuple) else []
            return Place(MODELS, made[0].end_lineno) if made else None
    return None


def _told(sources: Sources) -> Iterator[Explained]:
    """Yield what the source says of a `name` that has become no field, with its line."""
    for node in body_of(sources):
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "name":
            seen = (
                f"Line {node.lineno} has `name:`, which says a type and makes no field; `=` does."
            )
            yield Explained(seen, FIELD, Place(MODELS, node.lineno))
        for part in ast.walk(node) if isinstance(node, ast.FunctionDef) else ():
            if isinstance(part, ast.Assign) and "self.name" in map(ast.unparse, part.targets):
                seen = (
                    f"`name` is set in the function `{node.name}`, and Django finds no field there."
                )
                yield Explained(seen, FIELD, Place(MODELS, part.lineno))


def _told_outside(sources: Sources) -> Iterator[Explained]:
    """Yield what the source says of a field `name` that stands below the class."""
    body = body_of(sources)
    wanted = f"`{FIELD}` inside the class: "
    if body and not isinstance(body[0], ast.Pass):
        last = body[-1]
        wanted += f"below line {last.end_lineno}, and indented like line {last.lineno}"
    else:
        wanted += "with four blanks in front"
        wanted += f", in place of the `pass` in line {body[0].lineno}" if body else ""
    for node in sources.tree(MODELS).body:
        sets = isinstance(node, ast.Assign) and "name" in map(ast.unparse, node.targets)
        if sets and "Field" in ast.unparse(node):
            seen = f"`name` in line {node.lineno} stands outside of the class Item."
            yield Explained(seen, wanted, Place(MODELS, node.lineno))


def _no_field(value, comma: Place | None) -> str:
    """Say what `name` is in the place of a field of a model."""
    if comma and [*map(_is_field, value)] == [True]:
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


def length(field, sources: Sources) -> Explained:
    """Say what is wrong with the length of the field `name`."""
    at, given = of_the_field(sources, "name"), field.max_length
    if given is None:
        seen = "`name` has no max_length"
        if isinstance(field.verbose_name, int):
            seen += f": the {field.verbose_name} is its label, verbose_name"
        return Explained(f"{seen}.", "max_length=100, as a number", at)
    what, how = "", ""
    if isinstance(given, str):
        what, how = ", a text and no number", ", as a number without quotes"
    elif isinstance(given, float):
        what, how = ", a float and no whole number", ", as a whole number"
    elif type(given) is not int:
        what, how = ", which is no number", ", as a number"
    at = _of_the_length(sources) or at
    return Explained(f"`name` has max_length={show(given)}{what}.", f"max_length=100{how}", at)


def _of_the_length(sources: Sources) -> Place | None:
    """Return the line that says the length of the field `name`, or sets the name that does."""
    fields = [n for n in body_of(sources) if isinstance(n, ast.Assign)]
    for node in fields:
        for part in ast.walk(node) if "name" in map(ast.unparse, node.targets) else ():
            if isinstance(part, ast.keyword) and part.arg == "max_length":
                value = part.value
                named = isinstance(value, ast.Name) and sources.place_of_name(MODELS, value.id)
                return named if named and named.line else Place(MODELS, value.lineno)
    return None
