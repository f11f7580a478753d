"""Explain why a file does not have a name that it should import at its top."""

import re
from types import ModuleType

from checks.harness.causes import MODELS, VIEWS
from checks.harness.fault import Fault, Place, show
from checks.harness.importing.missing import must_be_the_file
from checks.harness.source.homes import import_line
from checks.harness.source.imports import (
    commented_out,
    gives,
    in_a_text,
    last_import,
    not_at_the_top,
    of_the_module,
)
from checks.harness.source.nodes import in_a_comment, line_that_fits
from checks.harness.sources import Sources


def must_import(sources: Sources, views: ModuleType, lacking: list[str]) -> None:
    """Fail when views.py does not have the names in `lacking`, none, one or two, at its top."""
    if lacking:
        must_be_the_file(sources, views, "fetch_data", VIEWS)
        raise _fault(sources, views, lacking)


def _fault(sources: Sources, views: ModuleType, names: list[str]) -> Fault:
    if fault := _set_anew(sources, names[0]):
        return fault
    wanted = " and ".join(f"`{import_line(name)}`" for name in names)
    seen, at = _why(sources, views, names[0])
    hidden = [found for name in names if (found := not_at_the_top(sources, VIEWS, name))]
    if len(hidden) == len(names) and len({where for where, _ in hidden}) == 1:
        where, at = min(hidden, key=lambda found: found[1].line or 0)
        seen = f"{VIEWS} imports {' and '.join(names)} not at the top, but {where}."
    elif seen == _text(names[:1], at):
        texts = [name for name in names if _why(sources, views, name) == (_text([name], at), at)]
        seen = _text(texts, at)
    elif seen == _nowhere(names[:1]):
        nowhere = [name for name in names if _why(sources, views, name)[0] == _nowhere([name])]
        seen = _nowhere(nowhere)
    return Fault(seen, f"{wanted} at the top", cause=names[0], at=at)


def _set_anew(sources: Sources, name: str) -> Fault | None:
    """Return the fault of a line that takes the name of what is imported above it."""
    at = sources.place_of_name(VIEWS, name)
    imports = [node for node in sources.tree(VIEWS).body if gives(node, name)]
    top = [node.lineno for node in sources.tree(VIEWS).body]
    if not imports or not at or at.line not in top or at.line < imports[0].lineno:
        return None
    seen = f"Line {at.line} gives `{name}` another meaning than the import in line "
    wanted = f"another name than `{name}` in line {at.line}"
    return Fault(f"{seen}{imports[0].lineno}.", wanted, cause=name, at=at)


def _nowhere(names: list[str]) -> str:
    return f"{VIEWS} does not import {' and '.join(names)} at the top."


def _text(names: list[str], at: Place | None) -> str:
    line = at.line if at else None
    is_, them = ("imports", "are") if len(names) > 1 else ("import", "is")
    of = " and ".join(names)
    return f"The {is_} of {of} {them} a part of the text in quotes that begins in line {line}."


def _why(sources: Sources, views: ModuleType, name: str) -> tuple[str, Place | None]:
    if hasattr(views, name):
        value = getattr(views, name)
        what = f"the module {value.__name__}" if isinstance(value, ModuleType) else show(value)
        seen = f"`{name}` in {VIEWS} is {what}, and not the one that is meant."
        return seen, _import_of(sources, name) or sources.place_of_name(VIEWS, name)
    if place := commented_out(sources, VIEWS, name):
        return f"The import of {name} is a comment, in line {place.line} of {VIEWS}.", place
    if found := not_at_the_top(sources, VIEWS, name):
        return f"{VIEWS} imports {name} not at the top, but {found[0]}.", found[1]
    if place := in_a_text(sources, VIEWS, name):
        return _text([name], place), place
    if any(gives(node, name) for node in sources.tree(MODELS).body):
        seen = f"{MODELS} imports {name}, and {VIEWS} does not: each file needs its own imports."
        return seen, last_import(sources, VIEWS)
    place = of_the_module(sources, VIEWS, name) or in_a_comment(
        sources, VIEWS, rf"TODO\b.*\bimport\b.*\b{name}\b"
    )
    place = place or last_import(sources, VIEWS)
    return _nowhere([name]), place


def _import_of(sources: Sources, name: str) -> Place | None:
    """Return the line of views.py that imports something as `name`."""
    pattern = rf"^(?:from|import)\b.*\b{re.escape(name)}\b"
    return line_that_fits(sources, VIEWS, pattern)
