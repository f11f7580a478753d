"""Put into words why an import looks for a name where it does not live."""

import ast
import re
import sys

from checks.harness.causes import MODELS
from checks.harness.fault import Fault, Place
from checks.harness.importing.not_there import not_there
from checks.harness.showing import told_by
from checks.harness.source.homes import home_of, import_line
from checks.harness.source.imports import import_at
from checks.harness.sources import PACKAGE, Sources
from checks.harness.spelling import closest


def from_elsewhere(name: str, place: Place, sources: Sources, close: str) -> Fault | None:
    """Return the fault of an import of a module that is not there, if its names live in another.

    `close` is the module that is almost called like the one that is not there.
    """
    node, (parent, _, last) = import_at(sources, place), name.rpartition(".")
    is_there = hasattr(sys.modules.get(parent), last)  # then the module of the name is right
    if isinstance(node, ast.Import) and not is_there and _lives_in(parent.split(".")[0], last):
        line = import_line(last)
        return Fault(f"{place} imports {name}, {not_there(name, close, sources)}", line, at=place)
    whole = isinstance(node, ast.Import) and name in [alias.name for alias in node.names]
    if whole and _lives_elsewhere(name, place):
        home = home_of(name)[0]
        what = f"it is a name in {PACKAGE if home.startswith('.') else ''}{home}"
        lines = [_import_of(alias, place) for alias in node.names]
        seen = f"{place} imports {name} like a module, and {what}."
        return Fault(seen, _in_lines(lines), at=place)
    if not isinstance(node, ast.ImportFrom):
        return None
    homes = {(home_of(alias.name) or ("",))[0] for alias in node.names}
    known = all(_lives_elsewhere(alias.name, place) for alias in node.names)
    if not known or homes & {close, ".models"}:
        return None
    lines = [_import_of(alias, place) for alias in node.names]
    seen = f"{place} imports {name}, {not_there(name, close, sources)}"
    return Fault(seen, _in_lines(lines), at=place)


def _lives_elsewhere(name: str, place: Place) -> bool:
    """Say whether it is known from where a file can import a name."""
    home = home_of(name)
    return home is not None and not (home[0] == ".models" and place.file == MODELS)


def _lives_in(library: str, name: str) -> bool:
    """Say whether a name lives in a module of this library."""
    home = home_of(name)
    return home is not None and home[0].startswith(f"{library}.") and library != ""


def _import_of(alias: ast.alias, place: Place) -> str:
    as_name = f" as {alias.asname}" if alias.asname else ""
    elsewhere = alias.name not in sys.modules and _lives_elsewhere(alias.name, place)
    return f"{import_line(alias.name) if elsewhere else f'import {alias.name}'}{as_name}"


def _in_lines(lines: list[str]) -> str:
    modules: dict[str, list[str]] = {}
    for line in lines:
        begin, _, name = line.partition(" import ")
        modules.setdefault(begin, []).append(name)
    whole = [f"{begin} import {', '.join(names)}" for begin, names in modules.items() if any(names)]
    *most, last = [begin for begin, names in modules.items() if not any(names)] + whole
    told = f"{', '.join(f'`{line}`' for line in most)} and `{last}`, each in a line of its own"
    return told if most else last


def no_name(error: ImportError, place: Place, sources: Sources) -> Fault | None:
    """Return the fault of an import of a name that its module does not have."""
    known = re.search(r"import name '(\w+)' from '([\w.]+)'", told_by(error))
    if known is None:
        return None
    name, module = known.groups()
    home, has = home_of(name), dir(sys.modules.get(module))
    lives, close = (home[0], PACKAGE + home[0]) if home else (), closest(name, has)
    absent = home and module not in lives and home[1] not in has
    if absent and not (close and _is_a_slip(name, close, place, sources)):
        seen = f"{place} imports {name} from {module}, where it does not live."
        return Fault(seen, f"from {home[0]} import {home[1]}", at=place)
    wanted = f"a name that {module} has; or a file {PACKAGE}/{name}.py"
    if module != PACKAGE:
        wanted = ("" if home else import_line(name)) or f"a name that {module} has"
    if close:
        wanted = f"`{close}` instead of `{name}`"
    return Fault(f"{place} stops with {sources.describe(error)}", wanted, at=place)


def _is_a_slip(name: str, close: str, place: Place, sources: Sources) -> bool:
    """Say whether an imported name is one that its module has, misspelt, and none of another."""
    spelt = home_of(name)[1]
    used = {node.id for node in ast.walk(sources.tree(place.file)) if isinstance(node, ast.Name)}
    return spelt != name and (close in used or spelt not in used)
