"""Read a line of a submission's file: its text, its statement, the names in it."""

import ast
import tokenize

from checks.harness.fault import Place
from checks.harness.sources import Sources

BODIES = ("body", "orelse", "finalbody", "handlers", "cases")
LITERAL = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.expr_context)
DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def line_of(sources: Sources, place: Place) -> str:
    """Return a line as it stands in the file; nothing where Python cannot read that file."""
    if not sources.tree(place.file).body:
        return ""
    with tokenize.open(sources.folder / place.file) as file:
        lines = file.read().split("\n")  # what else may end a line ends none for Python
    return lines[place.line - 1].strip() if place.line <= len(lines) else ""


def statement_of(sources: Sources, place: Place) -> ast.stmt | None:
    """Return the innermost statement that a line belongs to."""
    around = [
        node
        for node in ast.walk(sources.tree(place.file))
        if isinstance(node, ast.stmt)
        and node.lineno <= place.line <= (node.end_lineno or node.lineno)
    ]
    return max(around, key=lambda node: node.lineno, default=None)


def lines_of(statement: ast.stmt) -> range:
    """Return the lines of a statement."""
    return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)


def names_in(statement: ast.stmt, part: tuple = (None,)) -> list[str]:
    """Return the names that a statement uses or sets, as they stand in it, each once.

    Not those in its body or in a `lambda`, which another call runs, nor what it defines or imports,
    nor a name that it sets to a constant.
    `part` may be where in the file to look: a line, the line of the end, a column, that of the end.
    """
    if isinstance(statement, DEFINING):
        return []
    fields = [value for name, value in ast.iter_fields(statement) if name not in BODIES]
    parts = [part for value in fields for part in (value if isinstance(value, list) else [value])]
    nodes = [node for part in parts if isinstance(part, ast.AST) for node in ast.walk(part)]
    constant = is_literal(getattr(statement, "value", None))
    found = [
        node
        for node in nodes
        if isinstance(node, ast.Name) and not (constant and isinstance(node.ctx, ast.Store))
    ]
    if len(part) != 4:
        later = {id(n) for node in nodes if isinstance(node, ast.Lambda) for n in ast.walk(node)}
        found = [node for node in found if id(node) not in later]
    else:
        line, end_line, column, end_column = part
        begin, end = (line, column), (end_line, end_column)
        found = [node for node in found if begin <= (node.lineno, node.col_offset) < end]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    return list(dict.fromkeys(node.id for node in found))


def is_literal(node: ast.AST | None) -> bool:
    """Say whether a value can be read off the text: a constant, or a dict or list of such."""
    if node is None:
        return False
    return all(isinstance(part, LITERAL) for part in ast.walk(node))
