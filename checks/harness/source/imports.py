"""Where a file imports a name, or nearly: in a comment, inside a function, from its module."""

import ast
import difflib

from checks.harness.assigned import defines
from checks.harness.causes import MODELS
from checks.harness.fault import Place
from checks.harness.source.homes import home_of
from checks.harness.source.nesting import described, nested
from checks.harness.source.nodes import FUNCTION, line_that_fits, text_that_fits
from checks.harness.sources import Sources

SURE = 0.8  # how much alike two names are of which one is meant by the other
IMPORT = ast.Import | ast.ImportFrom


def import_at(sources: Sources, place: Place) -> ast.Import | ast.ImportFrom | None:
    """Return the import that stands in a line."""
    imports = [node for node in ast.walk(sources.tree(place.file)) if isinstance(node, IMPORT)]
    line = place.line or 0
    here = (node for node in imports if node.lineno <= line <= (node.end_lineno or node.lineno))
    return next(here, None)


def models_that(sources: Sources, place: Place) -> str:
    """Return the names that the import in a line takes, as models.py has them; "" where not all.

    One that is almost the same as a name of models.py is written like that.
    """
    body = sources.tree(MODELS).body
    own = {"item": "Item"} | {name.lower(): name for node in body for name in defines(node)}
    node = import_at(sources, place)
    told = []
    for alias in node.names if isinstance(node, ast.ImportFrom) else ():
        close = difflib.get_close_matches(alias.name.lower(), own, n=1, cutoff=SURE)
        if not close:
            return ""
        told.append(ast.unparse(ast.alias(own[close[0]], alias.asname)))
    return ", ".join(told)


def gives(node: ast.AST, name: str) -> bool:
    """Say whether a statement imports `name`, or something out of a module `name`."""
    if isinstance(node, ast.ImportFrom):
        return node.module == name or any(alias.name == name for alias in node.names)
    return isinstance(node, ast.Import) and any(alias.name == name for alias in node.names)


def commented_out(sources: Sources, file: str, name: str) -> Place | None:
    """Return the line of a file where the import of `name` is a comment."""
    return line_that_fits(sources, file, _pattern(r"^\s*#[\s#]*", name))


def in_a_text(sources: Sources, file: str, name: str) -> Place | None:
    """Return the line of a file where a text begins of which the import of `name` is a part."""
    return text_that_fits(sources, file, _pattern(r"^\s*", name))


def _pattern(begin: str, name: str) -> str:
    return rf"{begin}(?:from\s+[\w.]+\s+import\s.*\b{name}\b|(?:from|import)\s+{name}\b)"


def not_at_the_top(sources: Sources, file: str, name: str) -> tuple[str, Place] | None:
    """Return in what the import of `name` stands, and the line to change."""
    for node, outer in nested(sources.tree(file), lambda node: gives(node, name)):
        inner = isinstance(outer, FUNCTION | ast.ClassDef)
        return described(outer), Place(file, node.lineno if inner else outer.lineno)
    return None


def of_the_module(sources: Sources, file: str, name: str) -> Place | None:
    """Return the line of a file that imports something else from the module where `name` lives."""
    home = home_of(name)
    for node in sources.tree(file).body:
        if (
            isinstance(node, ast.ImportFrom)
            and home
            and "." * node.level + (node.module or "") == home[0]
        ):
            return Place(file, node.lineno)
    return None


def last_import(sources: Sources, file: str) -> Place | None:
    """Return the last line of a file that imports something at the top."""
    lines = [node.lineno for node in sources.tree(file).body if isinstance(node, IMPORT)]
    return Place(file, lines[-1]) if lines else None
